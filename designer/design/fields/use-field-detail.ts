import { useCallback } from 'react'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { useDraft } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'

/** What a type alone does not say: where a field points, or its first options. */
export function useFieldDetail(): (field: FieldDefinition) => string {
  const { data: draft } = useDraft()
  const labelText = useLabelText()
  return useCallback(
    (field) => {
      const type = fieldTypeOf(field)
      const link = type.link?.(field)
      if (link?.to === 'object') {
        const target = draft?.definitions.find(({ kind, name }) => kind === 'object' && name === link.object)
        return `→ ${target ? labelText(target.label) : link.object}`
      }
      const options = type.options?.(field) ?? []
      const first = options.slice(0, 3).map(({ label }) => labelText(label))
      return first.length < options.length ? `${first.join(', ')} … (${options.length})` : first.join(', ')
    },
    [draft, labelText],
  )
}
