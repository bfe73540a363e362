import { asDecimal, asInteger, type RuleNumber } from './numbers.ts'
import { costOf } from './costs.ts'
import { OutOfFuel } from './fuel.ts'
import { operators } from './operators/index.ts'
import type { Compute } from './operators/operator.ts'
import { fitsIn } from './room.ts'
import type { RuleType, TypeName } from './rule-type.ts'
import { composed } from './text.ts'
import type { FieldNode, Reckoning, RuleTree } from './tree.ts'
import { type RuleContext, type RuleResult, type RuleValue, type RuleValues, tooExpensive } from './values.ts'

/**
 * Evaluates one rule over the values it reads. The result is on the wire's form, or `tooExpensive`. `previous` is what
 * the record held before a save, null where the save makes it; absent where nothing is saved, and nothing has changed.
 */
export type CompiledRule = (values: RuleValues, context: RuleContext, previous?: RuleValues | null) => RuleResult

/** Turns a checked rule into a function, made of closures over its nodes. Compile once, run often. */
export function compileRule(tree: RuleTree): CompiledRule {
  const compute = computeOf(tree)
  const cost = costOf(tree)
  const give = outputs[tree.type.type]
  return (values, context, previous = values) => {
    if (cost > context.fuel) return tooExpensive
    try {
      return give(compute({ values, context, previous }))
    } catch (error) {
      if (error instanceof OutOfFuel) return tooExpensive
      throw error
    }
  }
}

function computeOf(tree: RuleTree): Compute {
  switch (tree.kind) {
    case 'literal': {
      const { value } = tree
      return () => value
    }
    case 'field':
      return tree.formula ? reckoned(tree.formula) : readField(tree)
    case 'list': {
      const items = tree.items.map(computeOf)
      return (run) => items.map((item) => item(run))
    }
    case 'call':
      return operators[tree.operator].meaning(tree.args.map(computeOf), tree)
  }
}

/** A formula's value; one that its field has no room for is blank. */
function reckoned({ tree, room }: Reckoning): Compute {
  const compute = computeOf(tree)
  const fits = fitsIn(room)
  const give = outputs[tree.type.type]
  return (run) => {
    const value = give(compute(run))
    return value === null || fits(value) ? value : null
  }
}

/** Reads own properties only: a field may be called `constructor`. */
function readField({ name, type, part }: FieldNode): Compute {
  const normal = inputs[type.type] ?? asItIs
  if (part !== undefined) return readPart(name, part)
  return ({ values }) => {
    const value = Object.hasOwn(values, name) ? values[name] : null
    return value === undefined || value === null || value === '' ? null : normal(value)
  }
}

/** A part of a value that has parts, of own properties only. */
function readPart(name: string, part: string): Compute {
  return ({ values }) => {
    const whole = Object.hasOwn(values, name) ? values[name] : null
    const value: unknown = typeof whole === 'object' && whole !== null && Object.hasOwn(whole, part) ? Reflect.get(whole, part) : null
    return typeof value === 'string' && value !== '' ? composed(value) : null
  }
}

const asItIs = (value: RuleValue): RuleValue => value

const text = (value: RuleValue): RuleValue => (typeof value === 'string' ? composed(value) : value)

const list = (value: RuleValue): RuleValue => (Array.isArray(value) && value.length === 0 ? null : value)

/** A value of which every part is blank is blank itself. */
function parts(value: RuleValue): RuleValue {
  return typeof value === 'object' && value !== null && Object.values(value).some((part) => part !== null && part !== '') ? value : null
}

/** How a value that is not blank comes in; types that are absent come as they are. */
const inputs: Readonly<Partial<Record<TypeName, (value: RuleValue) => RuleValue>>> = { text, options: list, list, address: parts, files: list }

// The checker has proved that the tree gives a number or blank.
const integer = (value: RuleValue): RuleValue => (value === null ? null : (asInteger(value as RuleNumber) ?? null))
const decimal = (value: RuleValue): RuleValue => (value === null ? null : asDecimal(value as RuleNumber))

/** How a result goes out. A whole number that JSON cannot hold exactly does not fit, so it is blank. */
const outputs: Readonly<Record<RuleType['type'], (value: RuleValue) => RuleValue>> = {
  text: asItIs, decimal, integer, boolean: asItIs, date: asItIs, datetime: asItIs, time: asItIs,
  duration: integer, address: asItIs, option: asItIs, options: asItIs, record: asItIs, list: asItIs, files: asItIs,
}
