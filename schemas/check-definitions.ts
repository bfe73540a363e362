import { type DefinitionHeader, definitionKey } from './definition.ts'
import type { Definition, DefinitionSet, KindName } from './definition-set.ts'
import { type Issue, issueUnder, pointerStep } from './issue.ts'
import { withSharedOptions } from './picklists/shared-options.ts'
import { kinds } from './kinds.ts'

/** Faults of one definition within a set; paths are pointers into the definition. Its shape has been checked. */
export function checkDefinition(definition: DefinitionHeader, set: DefinitionSet): readonly Issue[] {
  // A definition's kind says its shape; the table of kinds gives each its own checker.
  const check = kinds[definition.kind as KindName].check as (definition: Definition, set: DefinitionSet) => readonly Issue[]
  return check(definition as Definition, withSharedOptions(set))
}

/** Warnings of one definition that has no faults; paths are pointers into it. */
export function lintDefinition(definition: DefinitionHeader, set: DefinitionSet): readonly Issue[] {
  // A definition's kind says its shape; the table of kinds gives each its own linter.
  const lint = kinds[definition.kind as KindName].lint as ((definition: Definition, set: DefinitionSet) => readonly Issue[]) | undefined
  return lint?.(definition as Definition, withSharedOptions(set)) ?? []
}

/** Warnings of some definitions of a set without faults; paths begin with the definition. */
export const lintDefinitions = (definitions: readonly DefinitionHeader[], set: DefinitionSet): readonly Issue[] =>
  definitions.flatMap((definition) => lintDefinition(definition, set).map((issue) => issueUnder(pointerTo(definition), issue)))

/** Faults of everything that a release would consist of; paths begin with the definition: `/object/deal/fields/0/name`. */
export function checkDefinitions(definitions: readonly DefinitionHeader[], set: DefinitionSet): readonly Issue[] {
  return [
    ...definitions.flatMap((definition) =>
      checkDefinition(definition, set).map((issue) => issueUnder(pointerTo(definition), issue)),
    ),
    ...nameIssues(definitions),
    ...idIssues(definitions),
  ]
}

const pointerTo = (definition: DefinitionHeader): string => pointerStep(definition.kind) + pointerStep(definition.name)

const nameIssues = (definitions: readonly DefinitionHeader[]): Issue[] =>
  laterOf(definitions.map((definition) => ({ definition, key: definitionKey(definition) }))).map(({ definition }) => ({
    code: 'definition.name-taken',
    path: `${pointerTo(definition)}/name`,
    params: { name: definition.name },
  }))

/** Parts keep their data by id, so an id stands for one thing in the whole workspace. */
const idIssues = (definitions: readonly DefinitionHeader[]): Issue[] =>
  laterOf(definitions.flatMap((definition) => [...idsOf(definition)].map((key) => ({ definition, key })))).map(
    ({ definition, key }) => ({
      code: 'id.taken',
      path: pointerTo(definition),
      params: { name: key },
    }),
  )

/** Entries whose key an earlier entry has already. */
function laterOf<Entry extends { readonly key: string }>(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ key }) => {
    const taken = seen.has(key)
    seen.add(key)
    return taken
  })
}

/** The ids of a definition and of all its parts, each once. */
function idsOf(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found
  if (!Array.isArray(value) && 'id' in value && typeof value.id === 'string') found.add(value.id)
  for (const member of Object.values(value)) idsOf(member, found)
  return found
}
