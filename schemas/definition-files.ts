import { type DefinitionHeader, definitionKey } from './definition.ts'
import { kinds } from './kinds.ts'
import type { KindName } from './definition-set.ts'
import type { Json } from './pointer.ts'
import { tidy } from './tidy.ts'

/** A definition whose shape fits its kind's schema, written the one way (`tidy`). */
export const tidyDefinition = <Body extends DefinitionHeader>(definition: Body): Body =>
  // Tidying neither adds keys nor changes what they say.
  tidy(definition as unknown as Json, kinds[definition.kind as KindName].schema) as unknown as Body

/** The file of a definition within an export: `object/deal.json`. */
export const definitionPath = (definition: DefinitionHeader): string => `${definitionKey(definition)}.json`

/** The text of a definition's file: two spaces, LF, a final newline. */
export const definitionText = (definition: DefinitionHeader): string => jsonText(tidyDefinition(definition))

/** JSON as files hold it. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** The file that names an export. */
export const manifestPath = 'tessera.json'

/** What the manifest of an export says: where it comes from. */
export interface ExportManifest {
  readonly format: 1
  readonly workspace: string
  readonly release: number
}
