import type { TypeName } from '../../../schemas/rules/rule-type.ts'
import type { RuleContext, RuleParts, RuleValue, RuleValues } from '../../../schemas/rules/values.ts'
import { dateOfDay } from '../../../schemas/rules/dates.ts'
import { dateIn } from '../../../schemas/rules/zones.ts'
import { languages } from '../../../schemas/label.ts'
import { accountFields, links, mostAccounts, recordFields, stages, tags } from './fields.ts'
import type { Random } from './random.ts'

/** Values as they may come from a form: text not composed, blank text, decimals with zeros at the end. */
export interface Row {
  readonly record: RuleValues
  /** The account that the record points at, the one that this points at, and so on; none where the record points at none. */
  readonly accounts: readonly RuleValues[]
}

export function randomRow(random: Random): Row {
  const accounts = Array.from({ length: random.onceIn(4) ? 0 : 1 + random.below(mostAccounts) }, () => valuesOf(accountFields, random))
  const record = valuesOf(recordFields, random)
  const linkTo = (account: RuleValues | undefined): RuleValue => (account ? random.pick(ids) : null)
  return {
    accounts: accounts.map((account, hop) => ({ ...account, parent: linkTo(accounts[hop + 1]) })),
    record: { ...record, account: linkTo(accounts[0]) },
  }
}

/** What a rule reads of the row. */
export function ruleValuesOf({ record, accounts }: Row): RuleValues {
  const above = accounts.flatMap((account, hop) => Object.entries(account).map(([name, value]) => [`${links[hop]}.${name}`, value]))
  return { ...record, ...Object.fromEntries(above) }
}

export function randomContext(random: Random): RuleContext {
  const zone = random.pick(zones)
  const now = random.pick(moments.filter((moment) => moment !== null))
  return { now, today: dateIn(zone, now) ?? '2026-11-21', ...randomPerson(random), zone, weekStart: 1 + random.below(7), fiscalYearStart: 1 + random.below(12), language: random.pick(languages), fuel: 10_000 }
}

/** Nobody has no roles. */
const randomPerson = (random: Random): Pick<RuleContext, 'user' | 'roles'> =>
  random.onceIn(5) ? { user: null, roles: [] } : { user: random.pick(ids), roles: roles.filter(() => random.onceIn(2)) }

export const roles = ['rep', 'sales_manager', 'administrator'] as const

export const zones = [
  'UTC', 'Asia/Ho_Chi_Minh', 'Asia/Shanghai', 'America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Australia/Lord_Howe',
  'America/St_Johns', 'Pacific/Apia',
] as const

export const ids = [
  '01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000002', 'ffffffff-ffff-7fff-bfff-ffffffffffff',
] as const

export function randomValue(type: TypeName, random: Random): RuleValue {
  switch (type) {
    case 'text':
      return random.onceIn(4) ? randomText(random) : random.pick(texts)
    case 'decimal':
      return random.onceIn(3) ? randomDecimal(random) : random.pick(decimals)
    case 'integer':
      return random.onceIn(3) ? random.below(200) - 100 : random.pick(integers)
    case 'boolean':
      return random.pick([true, false, null])
    case 'date':
      return random.onceIn(3) ? dateOfDay(random.below(24_837)) : random.pick(dates)
    case 'datetime':
      return random.onceIn(3) ? new Date(random.below(2_145_916_800) * 1000 + random.below(1000)).toISOString() : random.pick(moments)
    case 'time':
      return random.pick(times)
    case 'duration':
      return random.pick([null, 0, 1, 3600, -60, 86_400])
    case 'option':
      return random.pick([null, '', ...stages])
    case 'options':
      return random.onceIn(4) ? random.pick([null, []]) : tags.filter(() => random.onceIn(2))
    case 'record':
      return random.pick([null, ...ids])
    case 'address':
      return random.onceIn(3) ? null : randomAddress(random)
    case 'list':
    case 'files':
      return []
  }
}

/** Also with nothing but blank parts, as a form may hold it. */
const randomAddress = (random: Random): RuleParts => ({
  ...(random.onceIn(2) && { street: random.pick(texts) ?? '' }),
  ...(random.onceIn(2) && { city: random.onceIn(2) ? randomText(random) : (random.pick(texts) ?? '') }),
  ...(random.onceIn(2) && { country: random.pick(['VN', 'CN', 'US', '']) }),
})

/** What is blank is sometimes there as null and sometimes not there at all. */
const valuesOf = (fields: Readonly<Record<string, { readonly type: TypeName }>>, random: Random): RuleValues =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, { type }]): [string, RuleValue] => [name, randomValue(type, random)])
      .filter(([, value]) => value !== null || random.onceIn(2)),
  )

const texts = [
  null, '', ' ', '\u3000 \t', 'a', 'A', 'b', 'aa', 'Acme', 'ACME', 'acme inc', 'won', 'new', '0', '12', '2026-11-21', 'Straße', 'STRASSE',
  'İstanbul', 'ıI', 'ﬁn', 'ΟΔΟΣ', 'οδός ς', 'ǅ', 'ᾳ', 'K', 'Đà Nẵng', 'Đà Nẵng', 'ĐÀ NẴNG', 'Việt Nam', 'Vie\u0302\u0323t Nam', 'e\u0323\u0302',
  '北京', '北京 ABC', '😀', 'a😀b😀', '𝒳𐐀', '\uffee', '\ue000', 'é', 'e\u0301', '한글', '\u1112\u1161\u11ab',
  '100%', 'a_b', 'a\\b', `O'Brien "x"`, '{a,b}', 'null', 'line\nbreak', '\ufeffx', 'x\u200b', 'z'.repeat(300),
]

const letters = [...'aAbBzZ09 _%-ĐđơỢéÉßΣσς京😀𐐀ı'].concat('\u0301', '\u0323')

const randomText = (random: Random): string => Array.from({ length: random.below(12) }, () => random.pick(letters)).join('')

const decimals = [
  null, '0', '-0.00', '1', '-1', '2', '3', '-3', '7', '10', '100', '0.1', '0.2', '0.5', '-0.5', '1.5', '2.5', '-2.5', '0.05', '1.005', '1234.50', '1.50',
  '0.99999999999999999999', '0.000000000000000000005', '99999999999999999999999999999999999999', '-99999999999999999999999999999999999999',
  '12345678901234567890.123456789012345678', '-0.00000000000000000000000000000000000001', '9007199254740993', '1000000000000000',
]

const randomDecimal = (random: Random): string => {
  const sign = random.onceIn(3) ? '-' : ''
  const fraction = Array.from({ length: random.below(6) }, () => random.below(10)).join('')
  return `${sign}${random.below(10 ** random.below(9))}${fraction && `.${fraction}`}`
}

const integers = [null, 0, 1, -1, 2, 3, 5, 7, 10, 12, 13, 23, 24, 28, 29, 30, 31, 59, 60, 100, 365, 2024, 2026, -12, 1_000_000, 9_007_199_254_740_991, -9_007_199_254_740_991]

const dates = [
  null, '1970-01-01', '1972-02-29', '1999-12-31', '2000-01-01', '2000-02-29', '2011-12-30', '2023-02-28', '2024-02-29', '2024-12-31', '2026-01-31',
  '2026-03-08', '2026-04-05', '2026-11-01', '2026-11-21', '2037-12-31', '0001-01-01', '9999-12-31', '1582-10-10',
]

/** Around the changes of the clocks in `zones`, and around midnight there. */
const moments = [
  null, '1970-01-01T00:00:00.000Z', '2026-11-21T09:30:00.000Z', '2026-11-21T17:00:00.000Z', '2026-11-21T16:59:59.999Z',
  '2026-03-08T06:59:59.999Z', '2026-03-08T07:00:00.000Z', '2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z',
  '2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z',
  '2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z', '2026-10-03T15:29:59.000Z', '2026-10-03T15:30:00.000Z',
  '2011-12-30T09:59:59.000Z', '2011-12-30T10:00:00.000Z', '1987-04-05T03:31:00.000Z', '2000-02-29T18:15:00.001Z', '2024-12-31T23:59:59.999Z', '2037-12-31T23:59:59.000Z',
]

const times = [null, '00:00:00', '09:30:00', '12:00:00', '23:59:59']
