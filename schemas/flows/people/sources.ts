import { type Static, Type } from 'typebox'
import { ApiName, type Reference } from '../../definition.ts'
import type { Question } from '../machine/question.ts'
import type { Expression, NodeRun } from '../node-type.ts'
import { StoredValue } from '../stored-value.ts'

/** Who is meant. `of` and `person` are formulas that give a person; a role means everybody who has it. */
export const PersonSource = Type.Union([
  Type.Object({ by: Type.Literal('person'), person: StoredValue }, { additionalProperties: false }),
  Type.Object({ by: Type.Literal('role'), role: ApiName }, { additionalProperties: false }),
  Type.Object({ by: Type.Literal('manager'), of: StoredValue, level: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, default: 1 })) }, { additionalProperties: false }),
  Type.Object({ by: Type.Literal('department_head'), of: StoredValue }, { additionalProperties: false }),
])

/** Several sources; who is found by two of them is meant once. */
export const PersonSources = Type.Array(PersonSource, { minItems: 1, maxItems: 50 })

export type PersonSource = Static<typeof PersonSource>

const person = { type: 'record', object: 'user' } as const

/** The formulas of sources that stand at a pointer within a node's settings. */
export const sourceExpressions = (sources: readonly PersonSource[], at: string): readonly Expression[] =>
  sources.flatMap((source, index): Expression[] => {
    if (source.by === 'role') return []
    return source.by === 'person' ? [{ path: `${at}/${index}/person`, rule: source.person, type: person }] : [{ path: `${at}/${index}/of`, rule: source.of, type: person }]
  })

/** The roles that sources name. */
export const sourceMentions = (sources: readonly PersonSource[], at: string): readonly Reference[] =>
  sources.flatMap((source, index) => (source.by === 'role' ? [{ path: `${at}/${index}/role`, kind: 'role', name: source.role, whole: `${at}/${index}` }] : []))

/** What must be asked to find the people of sources, one question a source. */
export const sourceQuestions = (sources: readonly PersonSource[], run: NodeRun, at: string): readonly Question[] =>
  sources.map((source, index) => questionOf(source, run, `${at}/${index}`))

function questionOf(source: PersonSource, run: NodeRun, path: string): Question {
  switch (source.by) {
    case 'person':
      return { kind: 'person', person: personAt(run, `${path}/person`) }
    case 'role':
      return { kind: 'role', role: source.role }
    case 'manager':
      return { kind: 'manager', of: personAt(run, `${path}/of`), level: source.level ?? 1 }
    case 'department_head':
      return { kind: 'department_head', of: personAt(run, `${path}/of`) }
  }
}

function personAt(run: NodeRun, path: string): string | null {
  const value = run.value(path)
  return typeof value === 'string' ? value : null
}
