import type { OperatorName } from '../operators/names.ts'

/** How an operator between two operands is read. The numbers follow the order of JavaScript; more holds tighter. */
export interface Infix {
  readonly operator: OperatorName
  readonly binding: number
  /** `a + b + c` is one operation with three arguments, `a - b - c` two operations. */
  readonly chained?: true
}

/** Operators between operands, by their sign or word. Of two for one operator the first is printed. */
export const infixes: Readonly<Record<string, Infix>> = {
  '||': { operator: 'or', binding: 1, chained: true },
  or: { operator: 'or', binding: 1, chained: true },
  '&&': { operator: 'and', binding: 2, chained: true },
  and: { operator: 'and', binding: 2, chained: true },
  '==': { operator: '==', binding: 3 },
  '!=': { operator: '!=', binding: 3 },
  '===': { operator: '===', binding: 3 },
  '!==': { operator: '!==', binding: 3 },
  // `1 < a < 5` is the operation on three values that the language has for "between".
  '<': { operator: '<', binding: 4, chained: true },
  '<=': { operator: '<=', binding: 4, chained: true },
  '>': { operator: '>', binding: 4, chained: true },
  '>=': { operator: '>=', binding: 4, chained: true },
  in: { operator: 'in', binding: 4 },
  '+': { operator: '+', binding: 5, chained: true },
  '-': { operator: '-', binding: 5 },
  '*': { operator: '*', binding: 6, chained: true },
  '/': { operator: '/', binding: 6 },
  '%': { operator: '%', binding: 6 },
}

/** Operators before their one operand, by their sign or word. */
export const prefixes: Readonly<Record<string, OperatorName>> = { '!': '!', not: '!', '!!': '!!', '-': '-', '+': '+', '*': '*' }

/** What an operator before its operand binds with: tighter than any between operands. */
export const prefixBinding = 7

/** What names, fixed values, lists, calls and brackets bind with. */
export const wholeBinding = 8

export const infixOf = (sign: string): Infix | undefined => (Object.hasOwn(infixes, sign) ? infixes[sign] : undefined)

export const prefixOf = (sign: string): OperatorName | undefined =>
  Object.hasOwn(prefixes, sign) ? prefixes[sign] : undefined

/** Words that stand for themselves and so for no field: a field of that name is written `var("in")`. */
export const reservedWords: readonly string[] = ['true', 'false', 'null', 'and', 'or', 'not', 'in']

/** Whether an operator is written as a call; those named by a sign have only their sign, and `in` stands between. */
export const isCalled = (operator: OperatorName): boolean => /^[a-z]/.test(operator) && operator !== 'in'
