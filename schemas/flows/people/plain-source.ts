import { type Static, Type } from 'typebox'
import { ApiName, type Reference } from '../../definition.ts'
import type { PlainQuestion } from '../machine/question.ts'
import type { Expression, NodeRun } from '../node-type.ts'
import { StoredValue } from '../stored-value.ts'

const closed = { additionalProperties: false } as const

/** The ways to people that need no others: `of` and `person` are formulas that give a person. */
export const plainSources = {
  person: Type.Object({ by: Type.Literal('person'), person: StoredValue }, closed),
  /** Everybody who has a role, in the whole workspace or in the requester's department. */
  role: Type.Object({ by: Type.Literal('role'), role: ApiName, in: Type.Optional(Type.Literal('requester_department')) }, closed),
  manager: Type.Object({ by: Type.Literal('manager'), of: StoredValue, level: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, default: 1 })) }, closed),
  department_head: Type.Object({ by: Type.Literal('department_head'), of: StoredValue }, closed),
}

export const PlainSource = Type.Union([plainSources.person, plainSources.role, plainSources.manager, plainSources.department_head])

export type PlainSource = Static<typeof PlainSource>

/** What formulas of sources must give. */
export const somebody = { type: 'record', object: 'user' } as const

/** The formulas of a source that stands at a pointer within a node's settings. */
export function plainExpressions(source: PlainSource, at: string): readonly Expression[] {
  if (source.by === 'role') return []
  return source.by === 'person' ? [{ path: `${at}/person`, rule: source.person, type: somebody }] : [{ path: `${at}/of`, rule: source.of, type: somebody }]
}

/** The role that a source names. */
export const plainMentions = (source: PlainSource, at: string): readonly Reference[] =>
  source.by === 'role' ? [{ path: `${at}/role`, kind: 'role', name: source.role, whole: at }] : []

/** What must be asked to find the people of a source. */
export function plainQuestion(source: PlainSource, run: NodeRun, at: string): PlainQuestion {
  switch (source.by) {
    case 'person':
      return { kind: 'person', person: personAt(run, `${at}/person`) }
    case 'role':
      return { kind: 'role', role: source.role, ...(source.in && { of: run.requester }) }
    case 'manager':
      return { kind: 'manager', of: personAt(run, `${at}/of`), level: source.level ?? 1 }
    case 'department_head':
      return { kind: 'department_head', of: personAt(run, `${at}/of`) }
  }
}

/** The person whom a formula of the settings gives. */
export function personAt(run: NodeRun, path: string): string | null {
  const value = run.value(path)
  return typeof value === 'string' ? value : null
}
