import { useEffect, useState } from 'react'
import { forgetBroken, keepBroken, readBroken } from './broken-text.ts'
import { readJson, saysTheSame, writeJson } from './json-text.ts'

export interface JsonTextInput {
  path: string
  value: object
  onChange: (value: object) => void
}

/**
 * The text of a document that is also changed elsewhere (form, outline, undo, other people). The text follows the
 * document, except while it is broken: then it is the only copy of what somebody typed, and is left alone and kept.
 */
export function useJsonText({ path, value, onChange }: JsonTextInput) {
  const [{ text, of }, setText] = useState(() => ({ text: readBroken(path) ?? writeJson(value), of: path }))
  if (of !== path) setText({ text: readBroken(path) ?? writeJson(value), of: path })
  const isBroken = 'fault' in readJson(text)

  useEffect(() => {
    if (of === path && !isBroken && !saysTheSame(text, value)) setText({ text: writeJson(value), of: path })
    // Only a change of the document moves the text; the text's own changes come from the person.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [value])

  const write = (next: string) => {
    setText({ text: next, of: path })
    const read = readJson(next)
    if ('fault' in read) return keepBroken(path, next)
    forgetBroken(path)
    if (!saysTheSame(next, value)) onChange(read.value)
  }
  const discard = () => {
    forgetBroken(path)
    setText({ text: writeJson(value), of: path })
  }
  return { text, isBroken, write, discard }
}
