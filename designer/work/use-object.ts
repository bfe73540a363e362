import { useCallback } from 'react'
import { useParams } from 'react-router'
import type { AppObject } from '../../schemas/api/app.ts'
import { type FieldDefinition } from '../../schemas/fields/field.ts'
import { labelIn } from '../../schemas/label.ts'
import { fieldOf, type ObjectDefinition } from '../../schemas/objects/object.ts'
import { systemFieldsOf } from '../../schemas/objects/system-fields.ts'
import { useApp } from '../app/workspace.ts'
import type { RowsSource } from '../controls/rows/rows-source.ts'
import { useLanguage } from '../i18n/language.ts'

/** The object that the address names; undefined when there is none for this person. */
export function useObject(): AppObject | undefined {
  const { object } = useParams()
  return useApp().objects.find(({ definition }) => definition.name === object)
}

/** A field of the object's own or one that every object has. */
export const knownField = (object: ObjectDefinition, name: string): FieldDefinition | undefined =>
  fieldOf(object, name) ?? systemFieldsOf(object).find((field) => field.name === name)

/** Labels in the reader's language, with the workspace's as the fallback. */
export function useLabels() {
  const { language } = useLanguage()
  const [fallback] = useApp().settings.languages
  return (label: Parameters<typeof labelIn>[0]): string => labelIn(label, language, fallback)
}

/** Finds the objects whose records are rows of a form, as the person may use them. */
export function useRowsOf(): RowsSource {
  const { objects } = useApp()
  return useCallback(
    (name) => {
      const found = objects.find(({ definition }) => definition.name === name)
      return found && { definition: found.definition, editable: found.editable, can: { create: found.can.create === true, update: Boolean(found.can.update), delete: Boolean(found.can.delete) } }
    },
    [objects],
  )
}
