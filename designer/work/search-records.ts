import type { RecordPage } from '../../schemas/api/query.ts'
import { get, post } from '../app/api.ts'
import { addressesOf } from '../app/addresses.ts'
import { pathOf } from '../app/paths.ts'
import { queryClient } from '../app/queries.ts'
import type { PaletteEntry } from '../app/space.ts'
import { appQuery } from '../app/workspace.ts'
import { currentLanguage } from '../i18n/language.ts'
import { iconNamed } from '../ui/object-icons.ts'
import { labelIn } from '../../schemas/label.ts'
import type { AppObject } from '../../schemas/api/app.ts'
import type { LookupSource } from '../controls/lookup-source.ts'
import { subtitleOf, titleOf } from './record/record-title.ts'

/** What the command palette offers for a text: the best records of every object that may be read. */
export async function searchRecords(workspace: string, text: string, signal: AbortSignal): Promise<readonly PaletteEntry[]> {
  const { objects } = await queryClient.ensureQueryData(appQuery(workspace))
  const readable = objects.filter(({ can }) => can.read !== false)
  const found = await Promise.all(readable.map((object) => entriesOf(workspace, object, { text, signal })))
  return found.flat()
}

async function entriesOf(workspace: string, object: AppObject, asked: { text: string; signal: AbortSignal }): Promise<readonly PaletteEntry[]> {
  const { definition } = object
  const { items } = await findRecords(workspace, object, { ...asked, limit: 5 })
  return items.map((record) => ({
    id: record.id,
    group: 'records',
    label: titleOf(definition, record),
    hint: subtitleOf(definition, record) ?? labelIn(definition.label, currentLanguage()),
    icon: iconNamed(definition.icon),
    to: pathOf(workspace, 'work', 'records', definition.name, record.id),
  }))
}

interface Wanted {
  readonly text: string
  readonly signal: AbortSignal
  readonly limit: number
}

const findRecords = (workspace: string, { definition }: AppObject, { text, signal, limit }: Wanted): Promise<RecordPage> =>
  post<RecordPage>(
    addressesOf(workspace).query(definition.name),
    { select: [definition.title, ...(definition.subtitle ?? [])], limit, ...(text.trim() === '' ? {} : { search: text.trim() }) },
    { signal },
  )

/** Where the lookups of a workspace's forms find records and people. */
export const lookupSourceOf = (workspace: string): LookupSource => ({
  search: async (target, text, signal) => {
    if (target.to === 'person') {
      const search = text.trim() === '' ? undefined : text.trim()
      const { items } = await get<{ items: { id: string; name: string; jobTitle?: string | null }[] }>(addressesOf(workspace).people, {
        query: { search, active: true, limit: 20 },
        signal,
      })
      return items.map(({ id, name, jobTitle }) => ({ id, title: name, ...(jobTitle ? { subtitle: jobTitle } : {}) }))
    }
    const { objects } = await queryClient.ensureQueryData(appQuery(workspace))
    const object = objects.find(({ definition }) => definition.name === target.object)
    if (!object) return []
    const { items } = await findRecords(workspace, object, { text, signal, limit: 20 })
    return items.map((record) => {
      const subtitle = subtitleOf(object.definition, record)
      return { id: record.id, title: titleOf(object.definition, record), ...(subtitle ? { subtitle } : {}) }
    })
  },
})
