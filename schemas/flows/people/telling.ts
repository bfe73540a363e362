import type { Effect } from '../machine/effect.ts'
import type { NodeRun, TellBehaviour } from '../node-type.ts'
import { type PersonSource, sourceQuestions } from './sources.ts'

/** The behaviour of a node that finds people, tells them something and goes on at once. */
export const tells = <Settings extends { readonly to: readonly PersonSource[] }>(effect: (settings: Settings, people: readonly string[], run: NodeRun) => Effect): TellBehaviour<Settings> => ({
  kind: 'tell',
  asks: ({ to }, run) => sourceQuestions(to, run, '/to'),
  effects: (settings, run, answers) => {
    // Who is away is told all the same: substitutes only answer.
    const people = [...new Set(answers.flatMap((answer) => answer.people.map(({ id, onBehalfOf }) => onBehalfOf ?? id)))]
    return people.length > 0 ? [effect(settings, people, run)] : []
  },
})
