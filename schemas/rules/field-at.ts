import { apiNamePattern } from '../definition.ts'
import { type Checking, type Place, refuse, shown } from './checking.ts'
import { limits } from './limits.ts'
import { suggestionFor } from './suggestion.ts'
import type { FieldNode } from './tree.ts'

/** The field of a path written as text. */
export function fieldAt(checking: Checking, { json, at }: Place): FieldNode | undefined {
  if (typeof json !== 'string' || json === '') return refuse(checking, { code: 'rule.path-needed', path: at, params: { value: shown(json) } })
  const path = json.split('.', limits.steps + 1)
  if (path.length > limits.steps) return refuse(checking, { code: 'rule.path-too-long', path: at, params: { limit: limits.steps } })
  const field = path.every((step) => namePattern.test(step)) ? checking.scope.field(path) : undefined
  if (!field) {
    const suggestion = suggestionFor(json, checking.scope.names())
    return refuse(checking, { code: 'rule.unknown-field', path: at, params: { field: shown(json), ...(suggestion && { suggestion }) } })
  }
  checking.reads.add(json)
  return { kind: 'field', type: field.type, path, name: json }
}

const namePattern = new RegExp(apiNamePattern)
