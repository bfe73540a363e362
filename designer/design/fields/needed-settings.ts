import type { FieldType, InspectorEditor, InspectorEntry } from '../../../schemas/fields/field-type.ts'
import type { SettingChanges } from '../../document/commands/change-settings.ts'
import type { BroughtAnswers } from './brought-object.ts'
import type { StartingRows } from './child-rows.ts'
import { addOptions, type OptionMaking } from '../../document/commands/add-options.ts'

/** What the dialog for a new field asks beside label and type, where the type cannot do without. */
export interface NeededAnswers {
  /** The object that a link points at. */
  readonly object: string | null
  /** The records that are the rows of a field of rows. */
  readonly rows: StartingRows | null
  /** Labels of options, one a line. */
  readonly options: string
  /** The object that the field brings along, where it points at none that is there. */
  readonly brought: BroughtAnswers | null
}

export const noAnswers: NeededAnswers = { object: null, rows: null, options: '', brought: null }

/** The settings that a field of a type cannot do without, as its settings form edits them. */
export const neededEntries = (type: FieldType): readonly InspectorEntry[] =>
  type.inspector.filter(({ key, needed }) => needed || (type.settings.required as readonly string[] | undefined)?.includes(key))

/** Whether the dialog asks for an object or for options before it can make a field of the type. */
export const asksFor = (type: FieldType, editor: 'object' | 'child_object' | 'options'): boolean => neededEntries(type).some((entry) => entry.editor === editor)

/** The settings that a new field begins with; undefined as long as an answer is missing. */
export function startingSettings(type: FieldType, answers: NeededAnswers, making: OptionMaking): SettingChanges | undefined {
  const settings = neededEntries(type).map(({ key, editor }) => [key, editor === 'choice' ? firstChoice(type, key) : starts[editor]?.(answers, making)] as const)
  return settings.some(([, value]) => value === undefined) ? undefined : { ...Object.fromEntries(settings), ...(type.alwaysRequired && { required: true }) }
}

const firstChoice = (type: FieldType, key: string): unknown => (type.settings.properties[key] as { enum?: readonly unknown[] } | undefined)?.enum?.[0]

const starts: Partial<Record<InspectorEditor, (answers: NeededAnswers, making: OptionMaking) => unknown>> = {
  object: ({ object }) => object ?? undefined,
  options: ({ options }, making) => {
    const made = addOptions([], options, making)
    return made.length > 0 ? made : undefined
  },
  child_object: ({ rows }) => rows?.object,
  child_field: ({ rows }) => rows?.field,
  child_columns: ({ rows }) => rows?.columns,
  // Five digits last for a while, and a text around the counter can be added at any time.
  pattern: () => '{00000}',
  // A formula that gives nothing yet: it is written where its fields can be seen.
  expression: () => null,
}
