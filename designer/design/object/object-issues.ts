import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { DraftIssue } from '../bench/definition-saver.ts'
import { useLabelText } from '../draft/label-text.ts'
import { placeInObject } from './place-in-object.ts'

/** The faults of one field, with paths relative to it; the faults point into the object as it was checked. */
export function issuesOfField(checked: ObjectDefinition, id: string, issues: readonly DraftIssue[]): readonly DraftIssue[] {
  const at = checked.fields.findIndex((field) => field.id === id)
  const prefix = `/fields/${at}/`
  return at === -1 ? [] : issues.filter(({ path }) => path.startsWith(prefix)).map((issue) => ({ ...issue, path: issue.path.slice(prefix.length - 1) }))
}

/** What places of an object are called to people: "Amount", or a setting of the object. */
export function usePlaceNames(object: ObjectDefinition) {
  const { t } = useTranslation('design-object')
  const labelText = useLabelText()
  const nameOf = (within: ObjectDefinition, pointer: string): string => {
    const { field, setting } = placeInObject(within, pointer)
    if (field) return labelText(field.label)
    return setting === undefined ? labelText(within.label) : t(`place.${setting}`, { defaultValue: labelText(within.label) })
  }
  return { ofPointer: (pointer: string) => nameOf(object, pointer), ofIssue: nameOf }
}
