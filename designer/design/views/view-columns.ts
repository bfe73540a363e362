import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftSet } from '../draft/draft-queries.ts'
import { type DefinitionColumn, useDefinitionColumns } from '../lists/definition-columns.tsx'
import { useObjectColumn, useRolesColumn } from '../lists/own-columns.ts'

/** What the list of views shows of each. */
export function useViewColumns(): readonly DefinitionColumn[] {
  const { t } = useTranslation('design-views')
  const { set } = useDraftSet()
  const object = useObjectColumn('view', t('column.object'))
  const roles = useRolesColumn('view', t('column.roles'), t('settings.everybody'))
  const own = useMemo(() => {
    const formOf = (name: string): string => {
      const as = set.get('view', name)?.as
      return as ? t(`form.${as}`) : ''
    }
    return [object, { id: 'form', header: t('column.form'), width: 120, cell: ({ name }) => formOf(name) }, roles] satisfies DefinitionColumn[]
  }, [t, set, object, roles])
  return useDefinitionColumns('view', t('column.view'), own)
}
