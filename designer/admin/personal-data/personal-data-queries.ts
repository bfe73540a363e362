import { queryOptions } from '@tanstack/react-query'
import type { ExportEntry } from '../../../schemas/api/export.ts'
import type { PersonalDataRegister } from '../../../schemas/api/personal-data.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { type Page, useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { currentLanguage, useLanguage } from '../../i18n/language.ts'

/** The fields that hold personal data. */
export const registerQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'personal-data', currentLanguage()),
    queryFn: async ({ signal }) => (await get<PersonalDataRegister>(addressesOf(workspace).personalData, { signal })).items,
    staleTime: 0,
  })

/** The exports of everybody, newest first: all of them, or those with personal data. */
export function useExports(isPersonal: boolean) {
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  return useCursorList<ExportEntry>({
    key: workspaceKey(slug, 'exports', language, isPersonal),
    load: (cursor, signal) => get<Page<ExportEntry>>(addressesOf(slug).exports, { query: { ...(isPersonal && { personal: true }), ...(cursor !== null && { cursor }), limit: 20 }, signal }),
  })
}
