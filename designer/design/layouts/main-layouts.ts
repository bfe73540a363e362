import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'

/** The layouts of an object: those for everybody first, of them the one with the highest priority. */
export const layoutsOf = (object: string, set: DefinitionSet): readonly LayoutDefinition[] =>
  set
    .all('layout')
    .filter((layout) => layout.object === object)
    .toSorted((a, b) => Number(isForSome(a)) - Number(isForSome(b)) || (b.priority ?? 0) - (a.priority ?? 0))

const isForSome = ({ roles = [], recordTypes = [] }: LayoutDefinition): boolean => roles.length + recordTypes.length > 0

/** Of layouts in that order, the first record page and the first form: where a new field is looked for. */
export const mainLayouts = (layouts: readonly LayoutDefinition[]): readonly LayoutDefinition[] =>
  (['page', 'form'] as const).flatMap((use) => layouts.find((layout) => layout.for === use) ?? [])

/** What the layouts of an object do not serve yet: filling in comes first, then looking at what was filled in. */
export const lackingUse = (layouts: readonly LayoutDefinition[]): LayoutDefinition['for'] =>
  layouts.some((layout) => layout.for === 'form') && !layouts.some((layout) => layout.for === 'page') ? 'page' : 'form'
