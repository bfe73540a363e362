import type { RecordPage } from '../../schemas/api/query.ts'
import type { Suggestions } from '../../schemas/api/record.ts'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { SearchAnswer, SearchHit } from '../../schemas/api/search.ts'
import { definitionSet } from '../../schemas/definition-set.ts'
import type { ReaderContext } from '../../schemas/fields/field-type.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
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
import { subtitleOf, titleOf, untitled } from './record/record-title.ts'

/** What the command palette offers for a text: the newest records that hold it, of every object that may be read. */
export async function searchRecords(workspace: string, text: string, signal: AbortSignal): Promise<readonly PaletteEntry[]> {
  const [{ objects }, { items }] = await Promise.all([
    queryClient.ensureQueryData(appQuery(workspace)),
    get<SearchAnswer>(addressesOf(workspace).search, { query: { q: text }, signal }),
  ])
  const definitions = new Map(objects.map(({ definition }) => [definition.name, definition]))
  return items.flatMap((hit) => {
    const definition = definitions.get(hit.object)
    return definition ? [entryOf(workspace, hit, definition)] : []
  })
}

const entryOf = (workspace: string, { id, title, subtitle }: SearchHit, { name, label, icon }: ObjectDefinition): PaletteEntry => ({
  id,
  group: 'records',
  label: title ?? untitled(id),
  hint: subtitle ?? labelIn(label, currentLanguage()),
  icon: iconNamed(icon),
  to: pathOf(workspace, 'work', 'records', name, id),
})

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
export const lookupSourceOf = (workspace: string, reader: ReaderContext): LookupSource => ({
  titleOf: async (target, id) => {
    if (target.to === 'person') return get<{ name: string }>(addressesOf(workspace).person(id)).then(({ name }) => name, nothing)
    const { objects } = await queryClient.ensureQueryData(appQuery(workspace))
    const object = objects.find(({ definition }) => definition.name === target.object)
    return object && get<RecordAnswer>(addressesOf(workspace).record(target.object, id)).then((record) => titleOf(object.definition, record), nothing)
  },
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
    const reading = { reader, set: definitionSet(objects.map(({ definition }) => definition)) }
    return items.map((record) => {
      const subtitle = subtitleOf(object.definition, record, reading)
      return { id: record.id, title: titleOf(object.definition, record), ...(subtitle ? { subtitle } : {}) }
    })
  },
  suggest: async (field, text, signal) => {
    const { objects } = await queryClient.ensureQueryData(appQuery(workspace))
    const object = objects.find(({ definition }) => definition.fields.some(({ id }) => id === field.id))
    if (!object?.can.read) return []
    const { items } = await get<Suggestions>(addressesOf(workspace).suggest(object.definition.name), { query: { field: field.name, text }, signal })
    return items
  },
})

const nothing = () => undefined
