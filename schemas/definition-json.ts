import type { DefinitionHeader } from './definition.ts'
import { isSame } from './same-json.ts'
import type { Json } from './pointer.ts'

/** A definition as the JSON that it is, for what works on any JSON: its types only name more of it. */
export function definitionJson(definition: DefinitionHeader | null): Json
export function definitionJson(definition: DefinitionHeader | null | undefined): Json | undefined
export function definitionJson(definition: DefinitionHeader | null | undefined): Json | undefined {
  return definition as unknown as Json | undefined
}

/** Whether two definitions say the same; nothing is the same as nothing. */
export const isSameDefinition = (a: DefinitionHeader | null | undefined, b: DefinitionHeader | null | undefined): boolean =>
  isSame(definitionJson(a), definitionJson(b))
