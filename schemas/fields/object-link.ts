import { Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { LabelSchema } from '../label-schema.ts'
import type { FieldCheckScope, FieldHeader, FieldType, InspectorEntry } from './field-type.ts'
import { holdsId } from './record-id.ts'

/** How the other object calls the records that point at one of its own. */
export const Inverse = Type.Object({ name: ApiName, label: LabelSchema }, { additionalProperties: false })

/** What all types have in common whose values point at one record of another object. */
export const linksToObject = {
  ...holdsId,
  ruleType: ({ object }: Linked) => ({ type: 'record', object }),
  control: 'lookup',
  references: ({ object }: Linked) => [{ path: '/object', kind: 'object', name: object }],
} satisfies Partial<FieldType>

export const objectEntries: readonly InspectorEntry[] = [
  { key: 'object', step: 'basics', editor: 'object' },
  { key: 'inverse', step: 'basics', editor: 'inverse' },
]

/** An object that is not there cannot be pointed at. */
export const unknownObject = ({ object }: Linked, scope: FieldCheckScope) =>
  scope.hasObject(object) ? [] : [{ code: 'field.lookup.unknown-object', path: '/object', params: { object } }]

interface Linked extends FieldHeader {
  readonly object: string
}
