import type { Label } from '../../../schemas/label.ts'
import { labelTaken } from './label-taken.ts'

/** The label that is proposed, or, where something is called so in any language, the first of “… 2”, “… 3” that is free. */
export function freeLabel(proposed: string, among: readonly Label[]): string {
  if (labelTaken(proposed, among) === undefined) return proposed
  for (let count = 2; ; count += 1) {
    const label = `${proposed} ${count}`
    if (labelTaken(label, among) === undefined) return label
  }
}
