import type { Effect } from '../machine/effect.ts'
import type { NodeRun, WaitBehaviour } from '../node-type.ts'
import { type PersonSource, sourceQuestions } from './sources.ts'

/** The behaviour of a node that finds people, tells them something and goes on at once. */
export const tells = <Settings extends { readonly to: readonly PersonSource[] }>(effect: (settings: Settings, people: readonly string[], run: NodeRun) => Effect): WaitBehaviour<Settings> => ({
  kind: 'wait',
  asks: ({ to }, run) => sourceQuestions(to, run, '/to'),
  open: (settings, run, answers) => {
    // Who is away is told all the same: substitutes only answer.
    const people = [...new Set(answers.flatMap((answer) => answer.people.map(({ id, onBehalfOf }) => onBehalfOf ?? id)))]
    return { kind: 'leave', port: 'out', effects: people.length > 0 ? [effect(settings, people, run)] : [] }
  },
  // It never waits, so nothing can happen to it.
  resume: () => ({ kind: 'leave', port: 'out' }),
})
