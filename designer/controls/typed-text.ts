import { type ChangeEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import { useReader, useReading } from '../i18n/reader.ts'
import { isComposing } from '../ui/composition.ts'
import { issueText } from '../ui/issue-text.ts'
import type { ControlProps } from './control.ts'
import { shownValue, typedValue } from './typed-value.ts'

interface TypedText {
  error: ReactNode
  inputProps: {
    value: string
    onFocus: () => void
    onChange: (event: ChangeEvent<HTMLInputElement>) => void
    onBlur: () => void
    onKeyDown: (event: KeyboardEvent) => void
  }
}

/**
 * An input whose text is read by the field's type when the person has finished (leaves it or presses Enter), and is
 * written by the type while nobody is in it. It is never rewritten at a keystroke: input methods that work by
 * backspace would break.
 */
export function useTypedText(props: ControlProps, forEditing?: (value: FieldValue) => string): TypedText {
  const { field, value, onChange, onBlur, error } = props
  const { t } = useTranslation('issues')
  const reader = useReader()
  const reading = useReading()
  const [draft, setDraft] = useState<string | null>(null)
  const shown = shownValue(field, value, reader)
  const commit = () => {
    if (draft === null) return
    const next = typedValue(field, draft, reading)
    if (next !== value) onChange(next)
  }
  return {
    error: error ?? (shown.issue && draft === null ? issueText(shown.issue, t) : undefined),
    inputProps: {
      value: draft ?? shown.text,
      onFocus: () => setDraft(shown.issue || value === null || !forEditing ? shown.text : forEditing(value)),
      onChange: (event) => setDraft(event.currentTarget.value),
      onBlur: () => {
        commit()
        setDraft(null)
        onBlur?.()
      },
      onKeyDown: (event) => {
        if (event.key === 'Enter' && !isComposing(event)) commit()
      },
    },
  }
}
