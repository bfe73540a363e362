import { type ChangeEvent, type FocusEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
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
    onFocus: (event: FocusEvent<HTMLInputElement>) => void
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
  const { field, value, onChange, onBlur, error, live = false } = props
  const { t } = useTranslation('issues')
  const reader = useReader()
  const reading = useReading()
  const [draft, setDraft] = useState<string | null>(null)
  const entered = useRef<HTMLInputElement>(null)
  const shown = shownValue(field, value, reader)
  // Tab chooses the whole text, and what is typed next replaces it; the text for editing is another one.
  useLayoutEffect(() => {
    entered.current?.select()
    entered.current = null
  }, [draft])
  const tell = (text: string) => {
    const next = typedValue(field, text, reading)
    if (next !== value) onChange(next)
  }
  const commit = () => {
    if (draft !== null) tell(draft)
  }
  return {
    error: error ?? (shown.issue && draft === null ? issueText(shown.issue, t) : undefined),
    inputProps: {
      value: draft ?? shown.text,
      onFocus: ({ currentTarget }) => {
        entered.current = isAllChosen(currentTarget) ? currentTarget : null
        setDraft(shown.issue || value === null || !forEditing ? shown.text : forEditing(value))
      },
      onChange: (event) => {
        setDraft(event.currentTarget.value)
        // What is shown stays the draft; a composition is no text yet.
        if (live && !(event.nativeEvent as InputEvent).isComposing) tell(event.currentTarget.value)
      },
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

const isAllChosen = ({ value, selectionStart, selectionEnd }: HTMLInputElement): boolean =>
  value !== '' && selectionStart === 0 && selectionEnd === value.length
