import type { Label } from '../../../schemas/label.ts'

/** How the label that is taken already is written, whatever the case and the language; undefined while it is free. */
export function labelTaken(label: string, among: readonly Label[]): string | undefined {
  const wanted = folded(label)
  return wanted === '' ? undefined : among.flatMap(textsOf).find((text) => folded(text) === wanted)
}

const textsOf = (label: Label): readonly string[] => (typeof label === 'string' ? [label] : Object.values(label).filter((text) => text !== undefined))

const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase()
