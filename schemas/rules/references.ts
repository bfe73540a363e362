import type { DefinitionSet } from '../definition-set.ts'
import type { Reference } from '../definition.ts'
import { pointerStep } from '../issue.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { stepsOfPath } from '../objects/path.ts'
import { outsideLimits } from './limits.ts'
import { isOperator, operators } from './operators/index.ts'
import { type Parameter, parametersFor } from './operators/operator.ts'

/** A stored rule: whose records it is about, where it stands, and what goes with it when it is removed. */
export interface StoredRule {
  readonly rule: unknown
  /** The object whose records the rule is about; paths begin there. */
  readonly object: ObjectDefinition
  /** JSON pointer to the rule within its definition. */
  readonly pointer: string
  /** See `Reference.whole`; the rule itself where nothing else is said. */
  readonly whole?: string
}

/**
 * Everything that a stored rule mentions: each step of every path that it reads, and the roles that it names. Whatever
 * stores a rule lists these among its references, so that where-used, renames and removals reach into it.
 */
export function ruleReferences({ rule, object, pointer, whole = pointer }: StoredRule, set: DefinitionSet): Reference[] {
  if (outsideLimits(rule)) return []
  return mentionedTexts(rule, pointer).flatMap(({ text, path, role }): Reference[] =>
    role ? [{ kind: 'role', name: text, path, whole }] : stepsOfPath(object, text.split('.'), set).map((step) => ({ ...step, path, whole })),
  )
}

/** A text in a rule that is a path, or the name of a role, and the pointer to it. */
interface MentionedText {
  readonly text: string
  readonly path: string
  readonly role: boolean
}

/** Every path and name of a role in JSON that may be a rule, wherever it stands; `at` is the pointer to it. */
export function mentionedTexts(json: unknown, at: string): MentionedText[] {
  if (typeof json !== 'object' || json === null) return []
  if (Array.isArray(json)) return json.flatMap((each, index) => mentionedTexts(each, at + pointerStep(index)))
  const [name = '', written] = Object.entries(json)[0] ?? []
  const inside = at + pointerStep(name)
  const isList = Array.isArray(written)
  const args: readonly unknown[] = isList ? written : [written]
  const parameters = parametersOf(name, args.length)
  return args.flatMap((arg, index) => {
    const path = isList ? inside + pointerStep(index) : inside
    const role = parameters[index]?.names === 'role'
    return typeof arg === 'string' && (role || parameters[index]?.path) ? [{ text: arg, path, role }] : mentionedTexts(arg, path)
  })
}

const parametersOf = (name: string, count: number): readonly Parameter[] => {
  if (name === 'var') return [{ name: 'path', accepts: [], path: true }]
  return isOperator(name) ? (parametersFor(operators[name], count) ?? []) : []
}
