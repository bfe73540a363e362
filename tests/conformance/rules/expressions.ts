import type { TypeName } from '../../../schemas/rules/rule-type.ts'
import { readPattern } from '../../../schemas/rules/patterns/read-pattern.ts'
import { periodNames } from '../../../schemas/rules/periods.ts'
import { mostHops, pathsOf, pathsOver, recordFields, stages, tags } from './fields.ts'
import { randomPattern } from './patterns.ts'
import type { Random } from './random.ts'
import { randomValue, roles } from './rows.ts'

/** The types that an expression can be asked for. Lists come from `missing` alone. */
export type AskedType = Exclude<TypeName, 'list' | 'files'>

export const askedTypes: readonly AskedType[] = [
  'boolean', 'boolean', 'boolean', 'boolean', 'text', 'text', 'decimal', 'decimal', 'integer', 'integer', 'date', 'date', 'datetime', 'time', 'duration', 'option', 'options', 'record',
]

/** A random rule of the type, of at most `depth` operations within one another. */
export function randomExpression(random: Random, type: AskedType, depth: number): unknown {
  const make = (asked: AskedType, deeper = depth - 1) => randomExpression(random, asked, deeper)
  if (depth <= 0 || random.onceIn(6)) return leaf(random, type)
  if (random.onceIn(8)) return { if: [make('boolean'), make(type), ...(random.onceIn(3) ? [] : [make(type)])] }
  if (random.onceIn(30)) return { if: [make('boolean'), make(type), make('boolean'), make(type), make(type)] }
  if (random.onceIn(12)) return { coalesce: [make(type), make(type)] }
  return random.pick(makers[type])({ random, make })
}

interface Making {
  readonly random: Random
  make(type: AskedType): unknown
}

type Maker = (making: Making) => unknown

function leaf(random: Random, type: AskedType): unknown {
  if (random.onceIn(3)) return literal(random, type)
  return { var: randomPath(random, type) }
}

/** Mostly what is near; now and then over up to five relations. */
function randomPath(random: Random, type: AskedType): string {
  const far = random.onceIn(5) ? pathsOver(type, 2 + random.below(mostHops - 1)) : []
  return random.pick(far.length > 0 ? far : pathsOf(type))
}

/** A fixed value as a rule writes it; a type of which none can be written is read from a field. */
function literal(random: Random, type: AskedType): unknown {
  const value = randomValue(type, random)
  switch (type) {
    case 'decimal':
      return value === null || random.onceIn(2) ? { decimal: value ?? '0' } : decimalLiteral(String(value))
    case 'date':
      return value === null ? { today: [] } : { date: value }
    case 'datetime':
      return value === null ? { now: [] } : { datetime: value }
    case 'integer':
    case 'boolean':
    case 'text':
      return value
    default:
      return { var: randomPath(random, type) }
  }
}

/** As a JSON number where that is exact. */
const decimalLiteral = (value: string): unknown => (value.length <= 15 ? Number(value) : { decimal: value })

const equatable: readonly AskedType[] = ['text', 'option', 'options', 'decimal', 'integer', 'boolean', 'date', 'datetime', 'time', 'duration', 'record']
const orderable: readonly AskedType[] = ['text', 'option', 'decimal', 'integer', 'date', 'datetime', 'time', 'duration']
const measurable: readonly AskedType[] = ['decimal', 'integer', 'date', 'datetime', 'time', 'duration']

/** Two values that may be compared: of one type, or a fixed value read as the type of a field. */
function pair({ random, make }: Making, types: readonly AskedType[]): readonly unknown[] {
  const type = random.pick(types)
  if (type === 'record') return random.pick([[{ var: 'owner' }, { user: [] }], [{ var: 'owner' }, { var: 'creator' }], [{ var: 'account' }, '01980000-0000-7000-8000-000000000001']])
  if (random.onceIn(8)) return [{ var: random.pick(pathsOf(type)) }, null]
  if (random.onceIn(3)) return [{ var: random.pick(pathsOf(type)) }, written(random, type)]
  if (type === 'decimal' || type === 'integer') return [make(type), make(random.pick(['decimal', 'integer']))]
  return [make(type), make(type)]
}

/** A fixed value as people write it beside a field of the type. */
function written(random: Random, type: AskedType): unknown {
  const value = randomValue(type, random)
  if (type === 'decimal' && typeof value === 'string') return random.onceIn(2) ? value : decimalLiteral(value)
  return value
}

const operation = (operator: string, ...types: readonly AskedType[]): Maker => ({ make }) => ({ [operator]: types.map((type) => make(type)) })

/** An operator over two to four arguments of one type. */
const several = (operator: string, type: AskedType): Maker => ({ random, make }) =>
  ({ [operator]: Array.from({ length: 2 + random.below(3) }, () => make(type)) })

const matching = (operator: string): Maker => ({ random, make }) =>
  ({ [operator]: [make('text'), make('text'), ...(random.onceIn(2) ? [true] : [])] })

const compared = (operator: string, types: readonly AskedType[]): Maker => (making) => ({ [operator]: pair(making, types) })

const between = (operator: string): Maker => (making) => {
  const type = making.random.pick<AskedType>(['decimal', 'integer', 'date', 'text', 'datetime'])
  return { [operator]: [making.make(type), making.make(type), making.make(type)] }
}

const listed: Maker = ({ random, make }) => {
  const type = random.pick<AskedType>(['text', 'option', 'decimal', 'integer', 'date', 'boolean'])
  const list = Array.from({ length: random.below(5) }, () => written(random, type))
  if (random.onceIn(4)) return { in: [make(type), [...list, { var: random.pick(pathsOf(type)) }]] }
  return { in: [type === 'option' || random.onceIn(2) ? { var: random.pick(pathsOf(type)) } : make(type), list] }
}

const extreme = (operator: string): Maker => ({ random, make }) => {
  const type = random.pick(measurable)
  return { '>=': [{ [operator]: [make(type), make(type), make(type)] }, make(type)] }
}

const makers: Readonly<Record<AskedType, readonly Maker[]>> = {
  boolean: [
    several('and', 'boolean'), several('or', 'boolean'), operation('!', 'boolean'), compared('==', equatable), compared('==', equatable),
    compared('!=', equatable), compared('===', equatable), compared('!==', equatable), compared('<', orderable), compared('<=', orderable),
    compared('>', orderable), compared('>=', orderable), between('<'), between('<='), listed, listed, extreme('min'), extreme('max'),
    ({ random, make }) => ({ [random.pick(['!', '!!', 'is_blank'])]: [make(random.pick(equatable))] }),
    ({ random, make }) => ({ [random.pick(['!', '!!', 'is_blank'])]: [make('address')] }),
    ({ random }) => ({ in: [random.pick(['name', 'address.city', 'account.parent.parent.seat.street']), { missing: ['name', 'address.city', 'account.parent.parent.seat.street', 'account.score'] }] }),
    ({ random }) => ({ in: [random.pick(tags), { var: random.pick(['tags', 'labels']) }] }),
    ({ make }) => ({ in: [make('text'), make('text')] }),
    ({ random }) => ({ in: [random.pick(['name', 'amount']), { missing: ['name', 'amount', 'account.founded'] }] }),
    ({ random }) => ({ '!!': [{ missing: [random.pick(['name', 'tags', 'account.industry'])] }] }),
    ({ random }) => ({ [random.pick(['==', '!='])]: [{ var: random.pick(countries) }, random.pick<unknown>(['VN', 'CN', null, { var: random.pick(countries) }])] }),
    ({ random }) => ({ in: [{ var: random.pick(countries) }, ['VN', 'US']] }),
    ({ random }) => ({ has_role: [random.pick([...roles, 'none'])] }),
    ({ random }) => ({ includes: [{ var: random.pick(['tags', 'labels']) }, random.pick(tags)] }),
    ({ random, make }) => ({ includes: [[make('text'), random.pick(parts)], make('text')] }),
    ({ random, make }) => ({ in_period: [make(random.pick<AskedType>(['date', 'datetime'])), randomPeriod(random)] }),
    ({ random }) => ({ in_period: [{ var: random.pick(pathsOf('date')) }, randomPeriod(random)] }),
    ({ random, make }) => ({ in_period: [{ add_days: [{ today: [] }, random.onceIn(3) ? make('integer') : random.below(800) - 400] }, randomPeriod(random)] }),
    ({ random }) => random.pick([{ is_new: [] }, { changed: [random.pick(ownFields), random.pick(ownFields)] }, { changed_to: ['stage', random.pick(stages)] }]),
    ({ random, make }) => random.pick([{ changed: random.pick(ownFields) }, { changed_to: ['amount', make('decimal')] }, { changed_to: ['starts', '2026-11-21'] }]),
    matching('contains'), matching('starts_with'), matching('ends_with'),
    ({ random, make }) => ({ matches: [make('text'), takenPattern(random), ...(random.onceIn(2) ? [true] : [])] }),
  ],
  text: [
    operation('lower', 'text'), operation('upper', 'text'), operation('trim', 'text'),
    ({ random, make }) => ({ substr: [make('text'), small(random), ...(random.onceIn(2) ? [small(random)] : [])] }),
    ({ make }) => ({ substr: [make('text'), make('integer'), make('integer')] }),
    ({ random, make }) => ({ cat: Array.from({ length: 1 + random.below(4) }, () => make(random.pick<AskedType>(['text', 'text', 'integer', 'decimal', 'option']))) }),
    operation('left', 'text', 'integer'), ({ random, make }) => ({ [random.pick(['left', 'right'])]: [make('text'), small(random)] }), operation('right', 'text', 'integer'),
    operation('replace', 'text', 'text', 'text'), ({ random, make }) => ({ replace: [make('text'), random.pick(parts), random.pick([null, ...parts])] }),
    ({ random, make }) => ({ text_of: [make(random.pick<AskedType>(['integer', 'decimal', 'boolean', 'date', 'datetime', 'time']))] }),
    ({ random }) => ({ var: [random.pick(['name', 'account.industry']), 'none'] }),
    ({ make }) => ({ option_label: [make('option')] }), () => ({ option_label: [{ var: 'stage' }] }), ({ random }) => ({ option_label: [{ var: random.pick(countries) }] }), () => ({ old: ['name'] }),
  ],
  decimal: [
    several('+', 'decimal'), several('*', 'decimal'), operation('-', 'decimal', 'decimal'), operation('-', 'decimal'), operation('/', 'decimal', 'decimal'),
    operation('/', 'integer', 'integer'), operation('%', 'decimal', 'decimal'), operation('abs', 'decimal'), several('min', 'decimal'), several('max', 'decimal'),
    operation('round', 'decimal'), ({ random, make }) => ({ round: [make('decimal'), random.below(8) - 3] }), operation('*', 'decimal', 'integer'),
    operation('power', 'decimal', 'integer'), ({ random, make }) => ({ power: [make('decimal'), small(random)] }), operation('mod', 'decimal', 'decimal'),
    ({ random, make }) => ({ power: [{ '+': [1, { '/': [make('decimal'), 12] }] }, random.below(101)] }), operation('mod', 'integer', 'decimal'),
    operation('+', 'integer', 'decimal'), operation('number_of', 'text'), ({ make }) => ({ number_of: [{ text_of: [make('decimal')] }] }),
    ({ random, make }) => ({ number_of: [{ cat: [make('integer'), random.pick(['.', '', '-', ' ', 'e', ',']), make('integer')] }] }),
  ],
  integer: [
    several('+', 'integer'), operation('*', 'integer', 'integer'), operation('-', 'integer', 'integer'), operation('%', 'integer', 'integer'),
    operation('floor', 'decimal'), operation('ceil', 'decimal'), operation('abs', 'integer'), operation('length', 'text'), operation('-', 'integer'),
    operation('year', 'date'), operation('month', 'date'), operation('day', 'date'), operation('weekday', 'date'), operation('days_between', 'date', 'date'),
    operation('year', 'datetime'), operation('day', 'datetime'), operation('weekday', 'datetime'), operation('hour', 'datetime'), operation('minute', 'datetime'),
    operation('hour', 'time'), operation('minute', 'time'), operation('month', 'datetime'), several('max', 'integer'), several('min', 'integer'),
    ({ random, make }) => ({ power: [make('integer'), random.below(7)] }), operation('mod', 'integer', 'integer'),
    operation('find', 'text', 'text'), ({ random, make }) => ({ find: [make('text'), random.pick(parts)] }),
  ],
  date: [
    () => ({ today: [] }), operation('date_of', 'datetime'), operation('add_days', 'date', 'integer'), operation('add_months', 'date', 'integer'),
    ({ random, make }) => ({ add_days: [make('date'), small(random)] }), ({ random, make }) => ({ add_months: [make('date'), small(random)] }),
    operation('start_of_month', 'date'), operation('end_of_month', 'date'), operation('date', 'integer', 'integer', 'integer'),
    ({ random, make }) => ({ date: [2020 + random.below(10), make('integer'), 1 + random.below(31)] }), several('min', 'date'),
  ],
  datetime: [
    () => ({ now: [] }),
    ({ random }) => ({ datetime: [{ var: 'account.founded' }, random.below(26) - 1, random.below(62) - 1] }),
    ({ random }) => ({ datetime: [{ date: random.pick(clockChanges) }, random.below(24), random.below(60)] }),
    ({ random, make }) => ({ datetime: [{ add_days: [{ today: [] }, small(random)] }, make('integer')] }),
    ({ random }) => ({ datetime: [{ date_of: [{ var: random.pick(pathsOf('datetime')) }] }] }),
    several('max', 'datetime'),
  ],
  time: [several('min', 'time')],
  duration: [several('max', 'duration')],
  address: [({ random }) => ({ if: [{ var: 'active' }, { var: 'address' }, { var: random.pick(pathsOf('address')) }] }), () => ({ coalesce: [{ var: 'address' }, { var: 'account.seat' }] })],
  option: [({ random }) => ({ if: [{ var: 'active' }, { var: 'stage' }, random.pick(stages)] })],
  options: [({ random }) => ({ if: [{ var: 'active' }, { var: 'tags' }, [random.pick(tags)]] })],
  record: [() => ({ user: [] }), () => ({ coalesce: [{ var: 'owner' }, { user: [] }] })],
}

const countries = ['address.country', 'account.seat.country', 'account.parent.parent.parent.parent.seat.country'] as const

const ownFields = Object.keys(recordFields)

const randomPeriod = (random: Random): string =>
  random.onceIn(4) ? `${random.pick(['last', 'next'])}_${1 + random.below(400)}_days` : random.pick(periodNames)

function takenPattern(random: Random): string {
  const pattern = randomPattern(random, 2)
  return 'fault' in readPattern(pattern) ? takenPattern(random) : pattern
}

/** Parts that random texts often have. */
const parts = ['a', 'A', 'aa', ' ', 'z', 'b😀', '😀', 'Đ', '\u0301', '北', '%', '\\', '$&']

const small = (random: Random): number => random.below(40) - 15

/** Days on which clocks change in one of the zones. */
const clockChanges = ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2011-12-30', '2024-02-29', '2026-11-21']
