import type { TSchema } from 'typebox'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import type { KindName } from '../../../schemas/definition-set.ts'
import { pointerStep } from '../../../schemas/issue.ts'
import { kinds } from '../../../schemas/kinds.ts'
import type { Label } from '../../../schemas/label.ts'
import type { Json } from '../../../schemas/pointer.ts'

/** A label somewhere in a definition. */
export interface LabelPlace {
  readonly definition: DefinitionHeader
  /** Where it stands; parts are named by their id, so it survives that they are moved or renamed. */
  readonly pointer: string
  /** Labels of the parts on the way, from the outermost. */
  readonly parts: readonly Label[]
  /** The last step: `label`, `plural`, `help` … */
  readonly setting: string
  readonly label: Label
}

/** Every label that a definition says, found by its kind's schema: whatever a later kind holds is found as well. */
export function labelsOf(definition: DefinitionHeader): readonly LabelPlace[] {
  const found: LabelPlace[] = []
  const walk = (value: Json, schema: Schema, at: Omit<LabelPlace, 'definition' | 'label'>): void => {
    if (isLabelSchema(schema)) return void found.push({ ...at, definition, label: value as Label })
    const fitting = branchFor(value, schema)
    if (Array.isArray(value)) return value.forEach((part, index) => walk(part, fitting.items ?? {}, within(at, part, index)))
    if (typeof value !== 'object' || value === null) return
    for (const [key, member] of Object.entries(value)) {
      const memberSchema = fitting.properties?.[key]
      if (memberSchema) walk(member, memberSchema, { ...at, pointer: at.pointer + pointerStep(key), setting: key })
    }
  }
  // A definition's kind says its shape, and definitions are JSON.
  walk(definition as unknown as Json, kinds[definition.kind as KindName].schema as Schema, { pointer: '', parts: [], setting: '' })
  return found
}

interface Schema extends Partial<TSchema> {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly const?: unknown
}

const isLabelSchema = ({ anyOf }: Schema): boolean => anyOf?.some(({ properties }) => properties?.['zh-CN'] !== undefined) ?? false

/** Of several schemas the one that the value was written by: its constants agree. */
function branchFor(value: Json, schema: Schema): Schema {
  const branches = schema.oneOf ?? schema.anyOf
  if (!branches || typeof value !== 'object' || value === null || Array.isArray(value)) return schema
  const agrees = ({ properties = {} }: Schema) => Object.entries(properties).every(([key, each]) => each.const === undefined || each.const === value[key])
  return branches.find(agrees) ?? schema
}

function within(at: Omit<LabelPlace, 'definition' | 'label'>, part: Json, index: number): Omit<LabelPlace, 'definition' | 'label'> {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return { ...at, pointer: `${at.pointer}/${index}` }
  const { id, label } = part
  return {
    ...at,
    pointer: at.pointer + pointerStep(typeof id === 'string' ? id : index),
    parts: label === undefined ? at.parts : [...at.parts, label as Label],
  }
}
