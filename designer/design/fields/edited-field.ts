import { createContext, useContext } from 'react'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { SettingChanges } from '../../document/commands/change-settings.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/** The field whose settings are on screen, for editors that look beyond their own value. */
interface EditedField {
  field: FieldDefinition
  object: ObjectDefinition
  /** Several settings at once, for editors whose choice decides about others. */
  change: (changes: SettingChanges) => void
  /** An input was left: what is typed next is another step of undo. */
  onLeave: () => void
}

const EditedFieldContext = createContext<EditedField | null>(null)

export const EditedFieldProvider = EditedFieldContext.Provider

export function useEditedField(): EditedField {
  const edited = useContext(EditedFieldContext)
  if (!edited) throw new Error('no field is being edited here')
  return edited
}
