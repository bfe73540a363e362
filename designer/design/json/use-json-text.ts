import { useEffect, useRef, useState } from 'react'
import { mergeDefinitions } from '../../../schemas/merge.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { type BrokenText, forgetBroken, keepBroken, readBroken } from './broken-text.ts'
import { readJson, saysTheSame, writeJson } from './json-text.ts'

interface JsonTextInput {
  path: string
  value: object
  onChange: (value: object) => void
}

interface TextState extends BrokenText {
  /** The path of the document that this is the text of. */
  readonly of: string
  /** Counts how often the text came from outside: only then may what the editor holds be replaced. */
  readonly arrivals: number
}

/**
 * The text of a document that is also changed elsewhere (form, outline, undo, other people). The text follows the
 * document, except while it is broken: then it is the only copy of what somebody typed, and is left alone and kept.
 * Once it is whole again it is merged with what became of the document meanwhile.
 */
export function useJsonText({ path, value, onChange }: JsonTextInput) {
  const [state, setState] = useState(() => opened(path, value, 0))
  if (state.of !== path) setState(opened(path, value, state.arrivals + 1))
  const { text, base } = state
  const read = readJson(text)
  const fault = 'fault' in read ? read : undefined
  // What was typed last: a document may be rendered before the text that it was made from.
  const last = useRef({ text, of: path })
  const arrive = (document: object) => {
    last.current = { text: writeJson(document), of: path }
    setState(({ arrivals }) => ({ ...last.current, base: document, arrivals: arrivals + 1 }))
  }

  useEffect(() => {
    const now = last.current.of === path ? last.current.text : text
    if (state.of !== path || 'fault' in readJson(now)) return
    if (saysTheSame(now, value)) setState((before) => ({ ...before, base: value }))
    else arrive(value)
    // Only a change of the document moves the text; the text's own changes come from the person.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [value])

  const write = (next: string) => {
    last.current = { text: next, of: path }
    setState((before) => ({ ...before, text: next }))
    const written = readJson(next)
    if ('fault' in written) return keepBroken(path, { text: next, base })
    forgetBroken(path)
    const whole = fault ? mended(base, written.value, value) : written.value
    if (!saysTheSame(next, whole)) arrive(whole)
    if (!saysTheSame(writeJson(whole), value)) onChange(whole)
  }
  const discard = () => {
    forgetBroken(path)
    arrive(value)
  }
  return { text, fault, arrivals: state.arrivals, write, discard }
}

function opened(path: string, value: object, arrivals: number): TextState {
  const { text, base } = readBroken(path) ?? { text: writeJson(value), base: value }
  return { text, base, of: path, arrivals }
}

/** Both what was typed while the text was broken and what changed elsewhere; where they collide, what was typed. */
const mended = (base: object, typed: object, value: object): object =>
  // Definitions are JSON; their types only name more of it, and a merge of objects is an object.
  mergeDefinitions(base as Json, typed as Json, value as Json).value as object
