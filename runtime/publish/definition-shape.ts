import type { DefinitionHeader } from '../../schemas/definition.ts'
import { tidyDefinition } from '../../schemas/definition-files.ts'
import type { KindName } from '../../schemas/definition-set.ts'
import type { Issue } from '../../schemas/issue.ts'
import { isKind, kinds } from '../../schemas/kinds.ts'
import { unstorableTexts } from '../../schemas/unstorable-texts.ts'
import { createAjv, lazyValidator } from '../compile/ajv.ts'
import { Refusal } from '../refusal.ts'

/** A kind of definition by its name in an address. Refuses `not-found`. */
export function kindNamed(name: string): KindName {
  if (!isKind(name)) throw new Refusal('not-found')
  return name
}

/** A definition of the kind, in the one way it is written. Refuses `invalid-definition` with every fault of its shape. */
export function parseDefinition(kind: KindName, body: unknown): DefinitionHeader {
  const issues = shapeIssues(kind, body)
  if (issues.length > 0) throw new Refusal('invalid-definition', { issues })
  return tidyDefinition(body as DefinitionHeader)
}

/** Faults of the shape: the kind's schema, and texts that Postgres cannot keep. */
export const shapeIssues = (kind: KindName, body: unknown): readonly Issue[] => {
  const unstorable = unstorableTexts(body).map((path) => ({ code: 'schema.text', path }))
  return unstorable.length > 0 ? unstorable : validators[kind](body)
}

// The kinds' schemas are fixed, so one set of validators serves the whole process.
const ajv = createAjv()

const validators: Readonly<Record<KindName, (body: unknown) => readonly Issue[]>> = {
  object: lazyValidator(ajv, kinds.object.schema),
  picklist: lazyValidator(ajv, kinds.picklist.schema),
  message: lazyValidator(ajv, kinds.message.schema),
  role: lazyValidator(ajv, kinds.role.schema),
  flow: lazyValidator(ajv, kinds.flow.schema),
  layout: lazyValidator(ajv, kinds.layout.schema),
  rule: lazyValidator(ajv, kinds.rule.schema),
  view: lazyValidator(ajv, kinds.view.schema),
}
