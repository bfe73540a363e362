import { useMemo } from 'react'
import { useFormat } from '../../i18n/reader.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import type { KindOfObject } from './by-object.ts'
import type { DefinitionColumn } from './definition-columns.tsx'

/** The object that a definition belongs to. */
export function useObjectColumn(kind: KindOfObject, header: string): DefinitionColumn {
  const { set } = useDraftSet()
  const labelText = useLabelText()
  return useMemo(() => {
    const labelOf = (object: string) => labelText(set.get('object', object)?.label ?? object)
    return { id: 'object', header, width: 160, cell: ({ name }) => labelOf(set.get(kind, name)?.object ?? '') }
  }, [kind, header, set, labelText])
}

/** The roles that a definition is for; `everybody` says that it is for all of them. */
export function useRolesColumn(kind: 'layout' | 'view', header: string, everybody: string): DefinitionColumn {
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const format = useFormat()
  return useMemo(() => {
    const labelOf = (role: string) => labelText(set.get('role', role)?.label ?? role)
    const rolesOf = (name: string) => set.get(kind, name)?.roles ?? []
    return {
      id: 'roles',
      header,
      width: 160,
      cell: ({ name, op }) => op !== 'remove' && (rolesOf(name).length === 0 ? everybody : format.list(rolesOf(name).map(labelOf))),
    }
  }, [kind, header, everybody, set, labelText, format])
}
