import { isSame } from '../../schemas/same-json.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { Key, Step } from './steps.ts'

/** Unique keys and indexes that go before the columns change, and those that come after. A key of other fields is another key. */
export function keySteps(
  before: ObjectDefinition,
  after: ObjectDefinition,
): { dropped: readonly Step[]; added: readonly Step[] } {
  const uniques = changedKeys(before, after, 'unique')
  const indexes = changedKeys(before, after, 'indexes')
  return {
    dropped: [
      ...uniques.gone.map((key): Step => ({ op: 'dropUnique', object: after, key })),
      ...indexes.gone.map((key): Step => ({ op: 'dropIndex', object: after, key })),
    ],
    added: [
      ...uniques.come.map((key): Step => ({ op: 'addUnique', object: after, key })),
      ...indexes.come.map((key): Step => ({ op: 'addIndex', object: after, key })),
    ],
  }
}

function changedKeys(
  before: ObjectDefinition,
  after: ObjectDefinition,
  list: 'unique' | 'indexes',
): { gone: readonly Key[]; come: readonly Key[] } {
  const [was, is] = [keysById(before, list), keysById(after, list)]
  const stays = (id: string): boolean => isSame([...(was.get(id)?.ids ?? [])], [...(is.get(id)?.ids ?? [])])
  return {
    gone: [...was].filter(([id]) => !stays(id)).map(([, { key }]) => key),
    come: [...is].filter(([id]) => !stays(id)).map(([, { key }]) => key),
  }
}

/** Keys with the ids of their fields: a renamed field is still in its key. */
const keysById = (object: ObjectDefinition, list: 'unique' | 'indexes') =>
  new Map(
    (object[list] ?? []).map((key) => [
      key.id,
      { key, ids: key.fields.map((name) => object.fields.find((field) => field.name === name)?.id ?? name) },
    ]),
  )
