import { useCallback } from 'react'
import type { Label } from '../../../schemas/label.ts'
import { useLabelText } from './label-text.ts'

interface Named {
  readonly name: string
  readonly label: Label
}

/** One thing to choose, by its API name. */
export interface Choice {
  readonly value: string
  readonly label: string
}

/** Things to choose from by their labels; where several have one label, each says its API name as well. */
export function choicesOf(things: readonly Named[], labelText: (label: Label) => string): Choice[] {
  const labels = things.map(({ label }) => labelText(label))
  return things.map(({ name }, index) => {
    const label = labels[index] ?? name
    return { value: name, label: labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} (${name})` }
  })
}

/** The same, in the words of the reader. */
export function useChoices(): (things: readonly Named[]) => Choice[] {
  const labelText = useLabelText()
  return useCallback((things) => choicesOf(things, labelText), [labelText])
}
