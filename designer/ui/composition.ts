import { type ChangeEvent, useEffect, useState } from 'react'

interface KeyLike {
  isComposing?: boolean
  keyCode?: number
  nativeEvent?: { isComposing?: boolean; keyCode?: number }
}

// Some input methods end the composition before the key that ended it; they then report key code 229.
const compositionKeyCode = 229

/** Whether a key press belongs to an input method (Pinyin, Telex) that is still choosing characters: then it is not ours. */
export function isComposing(event: KeyLike): boolean {
  const native = event.nativeEvent ?? event
  return native.isComposing === true || native.keyCode === compositionKeyCode
}

/** Wraps a key handler so that it never sees keys of an input method. */
export const whenComposed =
  <Event extends KeyLike>(handler: (event: Event) => void) =>
  (event: Event): void => {
    if (!isComposing(event)) handler(event)
  }

/**
 * Text of a search box: `text` follows every keystroke, `settled` what should be searched for, after the
 * composition has ended and the typing has rested.
 */
export function useComposition(rest = 180) {
  const [text, setText] = useState('')
  const [composing, setComposing] = useState(false)
  const [settled, setSettled] = useState('')

  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : rest)
    return () => clearTimeout(timer)
  }, [text, composing, rest])

  return {
    text,
    settled,
    composing,
    setText,
    inputProps: {
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setText(event.currentTarget.value),
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
    },
  }
}
