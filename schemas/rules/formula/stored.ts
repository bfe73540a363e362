import { pointerStep } from '../../issue.ts'
import type { Json } from '../../pointer.ts'
import { operators } from '../operators/index.ts'
import { type Parameter, parametersFor } from '../operators/operator.ts'
import type { Span } from './formula.ts'
import type { CallPart, Part } from './part.ts'

/**
 * A part as JsonLogic: arguments always in a list, but a path alone as `{"var": "a.b"}`.
 * Enters into `places` where it and what is in it stand, under pointers that begin with `at`.
 */
export function storedPart(part: Part, at: string, places: Map<string, Span>): Json {
  places.set(at, { from: part.from, to: part.to })
  switch (part.kind) {
    case 'value':
      return part.json
    case 'path':
      places.set(`${at}/var`, part)
      return { var: part.path }
    case 'list':
      return part.items.map((item, index) => storedPart(item, at + pointerStep(index), places))
    case 'call':
      return storedCall(part, at, places)
  }
}

function storedCall({ operator, sign, args }: CallPart, at: string, places: Map<string, Span>): Json {
  const inside = at + pointerStep(operator)
  const parameters = operator === 'var' ? variable : (parametersFor(operators[operator], args.length) ?? [])
  const written = args.map((arg, index) => {
    const place = inside + pointerStep(index)
    if (!parameters[index]?.path || arg.kind !== 'path') return storedPart(arg, place, places)
    places.set(place, arg)
    return arg.path
  })
  const [only] = written
  const isAlone = operator === 'var' && written.length === 1 && only !== undefined && !Array.isArray(only)
  const [first] = args
  places.set(inside, isAlone && first ? first : sign)
  return { [operator]: isAlone ? only : written }
}

/** `var(account.industry, "none")`: the second argument stands in where the field is blank. */
const variable: readonly Parameter[] = [{ name: 'field', accepts: [], path: true }]
