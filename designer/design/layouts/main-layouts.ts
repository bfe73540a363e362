import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'

/** The layouts of an object, those that people are most likely to get first. */
export const layoutsOf = (object: string, set: DefinitionSet): readonly LayoutDefinition[] =>
  set
    .all('layout')
    .filter((layout) => layout.object === object)
    .toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0) || (a.roles ?? []).length - (b.roles ?? []).length)

/** Of layouts in that order, the first record page and the first form: where a new field is looked for. */
export const mainLayouts = (layouts: readonly LayoutDefinition[]): readonly LayoutDefinition[] =>
  (['page', 'form'] as const).flatMap((use) => layouts.find((layout) => layout.for === use) ?? [])
