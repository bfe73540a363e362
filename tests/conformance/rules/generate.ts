import type { Sql } from 'postgres'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { askedTypes, randomExpression } from './expressions.ts'
import { testScope } from './fields.ts'
import { type Difference, differencesOf, type Expression, expressionOf, operatorsIn } from './pairs.ts'
import { type Random, randomFrom } from './random.ts'
import { randomContext, randomRow } from './rows.ts'
import { storeRows } from './tables.ts'

export interface Proof {
  readonly pairs: number
  /** Expressions that are not equal to one another. */
  readonly expressions: number
  readonly operators: ReadonlySet<string>
  readonly differences: readonly Difference[]
}

export interface Wanted {
  readonly pairs: number
  /** Rows that every expression is compared over; fewer rows find more with the same number of pairs. */
  readonly rows: number
  readonly seed: number
  /** Called after every batch. */
  onProgress?(pairs: number): void
}

const expressionsAStatement = 40
const storedRows = 400

/** Compares JavaScript and SQL on random expressions over random rows, in many small statements. */
export async function prove(db: Sql, { pairs, rows: rowsAnExpression, seed, onProgress }: Wanted): Promise<Proof> {
  const random = randomFrom(seed)
  const seen = new Set<string>()
  const operators = new Set<string>()
  const differences: Difference[] = []
  let done = 0
  let rows = Array.from({ length: storedRows }, () => randomRow(random))
  await storeRows(db, rows)
  while (done < pairs) {
    const expressions = Array.from({ length: expressionsAStatement }, () => freshExpression(random, seen))
    for (const { tree } of expressions) for (const name of operatorsIn(tree)) operators.add(name)
    const from = random.below(storedRows - rowsAnExpression)
    differences.push(...(await differencesOf(db, { expressions, rows, from, to: from + rowsAnExpression - 1, context: randomContext(random) })))
    done += expressionsAStatement * rowsAnExpression
    onProgress?.(done)
    if (random.onceIn(50)) {
      rows = Array.from({ length: storedRows }, () => randomRow(random))
      await storeRows(db, rows)
    }
  }
  return { pairs: done, expressions: seen.size, operators, differences }
}

function freshExpression(random: Random, seen: Set<string>): Expression {
  for (;;) {
    const rule = randomExpression(random, random.pick(askedTypes), 1 + random.below(5))
    const text = JSON.stringify(rule)
    if ((seen.has(text) && !random.onceIn(20)) || isTooLong(rule)) continue
    seen.add(text)
    return expressionOf(rule)
  }
}

/** Powers multiplied with powers may reach more digits than a rule is granted. */
function isTooLong(rule: unknown): boolean {
  const checked = checkRule(rule, testScope)
  return isRefused(checked) && checked.issues.every(({ code }) => code === 'rule.number-too-long')
}
