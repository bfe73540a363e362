import { apiNamePattern } from '../../definition.ts'
import { outsideLimits } from '../limits.ts'
import { isScalar } from '../literal.ts'
import { operators } from '../operators/index.ts'
import { isOperator, type OperatorName } from '../operators/names.ts'
import { parametersFor } from '../operators/operator.ts'
import { type Infix, infixes, isCalled, prefixBinding, prefixes, reservedWords, wholeBinding } from './binding.ts'
import { numberPattern, storedNumber } from './numbers.ts'
import { quoted } from './quoted.ts'

/**
 * The formula text of a rule in its stored form, with brackets only where they are needed or an operator stands before
 * another. Defined for every rule that `checkRule` accepts; undefined for JSON that no formula can say.
 *
 * Without loss: `parseFormula` reads the text into the same JSON. Where JsonLogic has two writings of one rule it reads
 * the canonical one, which `checkRule` turns into an equal tree: arguments stand in a list (`{"!": x}` as `{"!": [x]}`),
 * a path does not (`{"var": ["name"]}` as `{"var": "name"}`), and zero has no minus.
 */
export function printFormula(rule: unknown): string | undefined {
  return outsideLimits(rule) ? undefined : printed(rule)?.text
}

interface Printed {
  readonly text: string
  readonly binding: number
  readonly operator?: OperatorName
}

const whole = (text: string): Printed => ({ text, binding: wholeBinding })

function printed(json: unknown): Printed | undefined {
  if (Array.isArray(json)) {
    const items = joined(json, () => false)
    return items === undefined ? undefined : whole(`[${items}]`)
  }
  if (isScalar(json)) return printedValue(json)
  // A plain object with exactly one key of its own: `outsideLimits` has seen to it.
  const [name = '', written] = Object.entries(json as object)[0] ?? []
  const args: readonly unknown[] = Array.isArray(written) ? written : [written]
  if (name === 'var') return printedVariable(args)
  return isOperator(name) ? printedCall(name, args) : undefined
}

function printedValue(json: unknown): Printed {
  if (typeof json === 'string') return whole(quoted(json))
  if (typeof json === 'number') return printedNumber(String(json))
  if (typeof json !== 'object' || json === null) return whole(String(json))
  const { decimal } = json as { readonly decimal: string }
  const isBare = numberPattern.test(decimal) && typeof storedNumber(decimal) === 'object'
  return isBare ? printedNumber(decimal) : whole(`decimal(${quoted(decimal)})`)
}

const printedNumber = (text: string): Printed => ({ text, binding: text.startsWith('-') ? prefixBinding : wholeBinding })

function printedVariable(args: readonly unknown[]): Printed | undefined {
  const [path] = args
  if (args.length === 1 && isBarePath(path)) return whole(path)
  const items = joined(args, (index) => index === 0)
  return items === undefined ? undefined : whole(`var(${items})`)
}

function printedCall(name: OperatorName, args: readonly unknown[]): Printed | undefined {
  const infix = printedSigns.get(name)
  if (infix && (args.length === 2 || (infix.chained && args.length > 2))) return printedInfix(infix, args)
  if (isCalled(name)) {
    const parameters = parametersFor(operators[name], args.length) ?? []
    const items = joined(args, (index) => parameters[index]?.path === true)
    return items === undefined ? undefined : whole(`${name}(${items})`)
  }
  const isPrefix = args.length === 1 && Object.hasOwn(prefixes, name)
  return isPrefix ? printedPrefix(name, printed(args[0])) : undefined
}

interface SignedInfix extends Infix {
  readonly sign: string
}

/** Each operator that stands between operands, with the first of its signs. */
const printedSigns: ReadonlyMap<OperatorName, SignedInfix> = new Map(
  Object.entries(infixes).toReversed().map(([sign, infix]) => [infix.operator, { ...infix, sign }]),
)

function printedInfix({ operator, sign, binding, chained }: SignedInfix, args: readonly unknown[]): Printed | undefined {
  const operands = args.map((arg, index) => {
    const operand = printed(arg)
    if (!operand) return undefined
    const isLeft = index === 0 && !(chained && operand.operator === operator)
    return operand.binding > binding || (isLeft && operand.binding === binding) ? operand.text : `(${operand.text})`
  })
  if (!operands.every((operand) => operand !== undefined)) return undefined
  return { text: operands.join(` ${sign} `), binding, operator }
}

function printedPrefix(sign: OperatorName, operand: Printed | undefined): Printed | undefined {
  if (!operand) return undefined
  // Behind a minus a bare number would become a negative number.
  const isBare = operand.binding === wholeBinding && sign !== '*' && !(sign === '-' && /^\d/.test(operand.text))
  return { text: isBare ? `${sign}${operand.text}` : `${sign}(${operand.text})`, binding: prefixBinding }
}

/** The values with commas between; undefined when one of them cannot be printed. */
function joined(items: readonly unknown[], isPath: (index: number) => boolean): string | undefined {
  const texts = items.map((item, index) => (isPath(index) && isBarePath(item) ? item : printed(item)?.text))
  return texts.every((text) => text !== undefined) ? texts.join(', ') : undefined
}

/** Whether a path is written without quotes. */
const isBarePath = (path: unknown): path is string =>
  typeof path === 'string' && !reservedWords.includes(path) && path.split('.').every((step) => namePattern.test(step))

const namePattern = new RegExp(apiNamePattern)
