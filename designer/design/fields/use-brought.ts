import type { FieldType } from '../../../schemas/fields/field-type.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { broughtRows, broughtTarget } from './brought-object.ts'
import { takenInverses } from './inverse.ts'
import { asksFor, type NeededAnswers } from './needed-settings.ts'

interface BringingField {
  /** The object that gets the field. */
  readonly object: ObjectDefinition
  readonly type: FieldType
  readonly given: NeededAnswers
  /** The API name that the field will have. */
  readonly name: string | undefined
  readonly romanise: ((text: string) => string) | undefined
}

interface Brought {
  /** The answers, pointing at the object that the field brings along. */
  readonly answers: NeededAnswers
  readonly brought?: ObjectDefinition
  readonly order?: string
}

/** Whether a field of the type points at an object, which may be one that it brings along. */
const asksForAnObject = (type: FieldType): boolean => asksFor(type, 'object') || asksFor(type, 'child_object')

/** What people wrote about an object that a field brings along. */
export const wordsIn = ({ brought }: NeededAnswers): readonly string[] => (brought ? [brought.one, brought.many ?? '', ...brought.columns.map(({ label }) => label)] : [])

/** The object that a new field brings along, made anew from the answers as they are now. */
export function useBrought({ object, type, given, name, romanise }: BringingField): Brought {
  const { language } = useLanguage()
  const { data: draft } = useDraft()
  const { set } = useDraftSet()
  const { brought } = given
  if (!brought || !romanise || !asksForAnObject(type)) return { answers: given }
  const isObjectTaken = (each: string) => (draft?.definitions ?? []).some((definition) => definition.kind === 'object' && definition.name === each)
  const making = { language, isObjectTaken, nameOf: (label: string, isTaken: (each: string) => boolean) => apiNameOf(label, isTaken, romanise) }
  if (!asksFor(type, 'child_object')) {
    const target = broughtTarget(brought, making)
    return target ? { answers: { ...given, object: target.name }, brought: target } : { answers: { ...given, object: null } }
  }
  const inverses = takenInverses(object.name, '', set)
  const isInverseTaken = (each: string) => each === name || inverses.has(each) || object.fields.some((field) => field.name === each)
  const made = broughtRows(object, brought, { ...making, isInverseTaken })
  return made ? { answers: { ...given, rows: made.rows }, brought: made.object, order: made.order } : { answers: { ...given, rows: null } }
}
