import { apiNamePattern } from '../definition.ts'
import { type Checking, type Place, shown, suggested } from './checking.ts'
import { limits } from './limits.ts'
import type { FieldNode } from './tree.ts'

/** The field of a path written as text. */
export function fieldAt(checking: Checking, { json, at }: Place): FieldNode | undefined {
  if (typeof json !== 'string' || json === '') return checking.refuse(at, 'rule.path-needed', { value: shown(json) })
  const path = json.split('.', limits.steps + 1)
  if (path.length > limits.steps) return checking.refuse(at, 'rule.path-too-long', { limit: limits.steps })
  const field = path.every((step) => namePattern.test(step)) ? checking.scope.field(path) : undefined
  if (!field) {
    return checking.refuse(at, 'rule.unknown-field', { field: shown(json), ...suggested(json, checking.scope.names()) })
  }
  const { type, formula, part } = field
  // Who may read a field may read its parts, and it is fetched as a whole.
  const name = field.path.join('.')
  checking.mentions.add(name)
  for (const read of formula?.reads ?? [name]) checking.reads.add(read)
  return { kind: 'field', type, path: field.path, name, ...(part !== undefined && { part }), ...(formula && { formula: { tree: formula.tree, room: formula.room } }) }
}

const namePattern = new RegExp(apiNamePattern)
