import { type Static, Type } from 'typebox'
import type { Reference } from '../../definition.ts'
import type { Issue } from '../../issue.ts'
import type { Question } from '../machine/question.ts'
import type { Expression, NodeRun } from '../node-type.ts'
import { cellsOf, checkMatrix, matrixQuestion, matrixSettings } from './matrix.ts'
import { plainExpressions, plainMentions, plainQuestion, PlainSource, plainSources, somebody } from './plain-source.ts'

const fallback = { fallback: Type.Optional(PlainSource) }
const closed = { additionalProperties: false } as const

/** Who is meant, and who where that finds nobody. */
export const PersonSource = Type.Union([
  Type.Object({ ...plainSources.person.properties, ...fallback }, closed),
  Type.Object({ ...plainSources.role.properties, ...fallback }, closed),
  Type.Object({ ...plainSources.manager.properties, ...fallback }, closed),
  Type.Object({ ...plainSources.department_head.properties, ...fallback }, closed),
  Type.Object({ ...matrixSettings, ...fallback }, closed),
])

/** Several sources; who is found by two of them is meant once. */
export const PersonSources = Type.Array(PersonSource, { minItems: 1, maxItems: 50 })

export type PersonSource = Static<typeof PersonSource>

/** The formulas of sources that stand at a pointer within a node's settings. */
export const sourceExpressions = (sources: readonly PersonSource[], at: string): readonly Expression[] => [
  ...sources.flatMap((source, index) => (source.by === 'matrix' ? ownExpressions(source, `${at}/${index}`) : [])),
  ...plainOnes(sources, at).flatMap((each) => plainExpressions(each.source, each.at)),
]

const ownExpressions = ({ amount, of }: Extract<PersonSource, { by: 'matrix' }>, at: string): readonly Expression[] => [
  { path: `${at}/amount`, rule: amount, type: { type: 'decimal' } },
  { path: `${at}/of`, rule: of, type: somebody },
]

/** The roles that sources name. */
export const sourceMentions = (sources: readonly PersonSource[], at: string): readonly Reference[] => plainOnes(sources, at).flatMap((each) => plainMentions(each.source, each.at))

/** All plain sources among some: those of cells and fallbacks too. */
const plainOnes = (sources: readonly PersonSource[], at: string): readonly { readonly source: PlainSource; readonly at: string }[] =>
  sources.flatMap((source, index) => {
    const here = `${at}/${index}`
    return [
      ...(source.by === 'matrix' ? cellsOf(source, here) : [{ source, at: here }]),
      ...(source.fallback ? [{ source: source.fallback, at: `${here}/fallback` }] : []),
    ]
  })

/** What must be asked to find the people of sources, one question a source. */
export const sourceQuestions = (sources: readonly PersonSource[], run: NodeRun, at: string): readonly Question[] =>
  sources.map((source, index) => {
    const here = `${at}/${index}`
    const question = source.by === 'matrix' ? matrixQuestion(source, run, here) : plainQuestion(source, run, here)
    return source.fallback ? { ...question, otherwise: plainQuestion(source.fallback, run, `${here}/fallback`) } : question
  })

/** Faults of sources that their schema cannot say. */
export const checkSources = (sources: readonly PersonSource[], at: string): readonly Issue[] =>
  sources.flatMap((source, index) => (source.by === 'matrix' ? checkMatrix(source, `${at}/${index}`) : []))
