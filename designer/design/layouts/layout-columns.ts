import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftSet } from '../draft/draft-queries.ts'
import { type DefinitionColumn, useDefinitionColumns } from '../lists/definition-columns.tsx'
import { useObjectColumn, useRolesColumn } from '../lists/own-columns.ts'

/** What the list of layouts shows of each. */
export function useLayoutColumns(): readonly DefinitionColumn[] {
  const { t } = useTranslation('design-layouts')
  const { set } = useDraftSet()
  const object = useObjectColumn('layout', t('column.object'))
  const roles = useRolesColumn('layout', t('column.roles'), t('settings.everybody'))
  const own = useMemo(() => {
    const purposeOf = (name: string): string => {
      const use = set.get('layout', name)?.for
      return use ? t(`for.${use}`) : ''
    }
    return [object, { id: 'for', header: t('column.for'), width: 120, cell: ({ name }) => purposeOf(name) }, roles] satisfies DefinitionColumn[]
  }, [t, set, object, roles])
  return useDefinitionColumns('layout', t('column.layout'), own)
}
