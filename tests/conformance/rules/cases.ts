/**
 * Rules that engines read differently unless they are told, that random ones seldom meet, or that once went wrong.
 * They are compared over random rows; a difference that is found anywhere becomes one of them.
 */
export const cases: readonly unknown[] = [
  // Clocks that skip an hour, half an hour, a whole day; clocks that show an hour twice.
  ...['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-10-04', '2026-04-05', '2011-12-30', '1987-04-05'].flatMap((date) =>
    [0, 1, 2, 3, 23].map((hour) => ({ datetime: [{ date }, hour, 30] }))),
  // The edges of the calendar.
  { add_days: [{ date: '9999-12-31' }, { var: 'quantity' }] },
  { add_days: [{ date: '0001-01-01' }, { '-': [{ var: 'quantity' }] }] },
  { add_days: [{ var: 'starts' }, { '*': [{ var: 'quantity' }, { var: 'quantity' }, { var: 'quantity' }] }] },
  { add_days: [{ var: 'starts' }, { '*': Array.from({ length: 20 }, () => ({ var: 'quantity' })) }] },
  { add_days: [{ var: 'starts' }, { floor: [{ power: [{ var: 'amount' }, 50] }] }] },
  { add_months: [{ var: 'starts' }, { floor: [{ power: [{ var: 'amount' }, 50] }] }] },
  { substr: [{ var: 'name' }, { floor: [{ power: [{ var: 'amount' }, 51] }] }] },
  { date: [{ power: [{ var: 'level' }, 99] }, 1, 1] },
  { datetime: [{ var: 'starts' }, { power: [{ var: 'level' }, 99] }] },
  { add_months: [{ var: 'starts' }, { var: 'quantity' }] },
  { add_months: [{ date: '9999-12-31' }, -119_987] },
  { add_months: [{ date: '2026-01-31' }, { '*': [{ var: 'quantity' }, 1000] }] },
  { date: [{ var: 'quantity' }, { var: 'level' }, { var: 'quantity' }] },
  { days_between: [{ date: '0001-01-01' }, { var: 'ends' }] },
  { end_of_month: [{ var: 'ends' }] },
  // Whole numbers that bigint does not hold, and decimals that divide without end.
  { '+': [{ var: 'quantity' }, { var: 'quantity' }, { var: 'level' }] },
  { '>': [{ '*': [{ var: 'quantity' }, { var: 'quantity' }] }, { '*': [{ var: 'level' }, { var: 'level' }] }] },
  { '-': [{ '/': [{ var: 'amount' }, { var: 'rate' }] }, { '/': [{ var: 'rate' }, { var: 'amount' }] }] },
  { '%': [{ var: 'amount' }, { var: 'rate' }] },
  { '/': [{ '/': [{ '/': [{ var: 'amount' }, 7] }, 7] }, { var: 'rate' }] },
  { round: [{ '/': [{ var: 'amount' }, 3] }, 20] },
  ...[-101, -100, -99, -2, -1, 0, 1, 2, 3, 52, 53, 99, 100, 101].flatMap((exponent) =>
    ['amount', 'rate', 'quantity'].map((name) => ({ power: [{ var: name }, exponent] }))),
  { power: [{ var: 'amount' }, { var: 'quantity' }] },
  { '/': [{ '*': [{ var: 'amount' }, { '/': [{ var: 'rate' }, 12] }] }, { '-': [1, { power: [{ '+': [1, { '/': [{ var: 'rate' }, 12] }] }, -60] }] }] },
  { left: [{ var: 'name' }, { power: [{ var: 'level' }, 3] }] },
  { mod: [{ var: 'amount' }, { var: 'rate' }] },
  { '+': [{ mod: [{ '-': [{ weekday: [{ var: 'starts' }] }, { var: 'level' }] }, 7] }, 1] },
  { '*': Array.from({ length: 50 }, () => ({ var: 'rate' })) },
  { cat: [{ '/': [{ var: 'amount' }, 8] }, ' ', { '*': [{ var: 'rate' }, '1.10'] }] },
  // Texts whose order, case and length engines disagree about.
  { '<': [{ var: 'name' }, { var: 'account.industry' }] },
  { '<': [{ var: 'name' }, '\uffee'] },
  { lower: [{ upper: [{ lower: [{ var: 'name' }] }] }] },
  { '==': [{ upper: [{ var: 'name' }] }, { upper: [{ lower: [{ var: 'name' }] }] }] },
  { ends_with: [{ var: 'name' }, { substr: [{ var: 'note' }, -2] }, true] },
  { substr: [{ var: 'name' }, { var: 'quantity' }, { var: 'level' }] },
  { replace: [{ var: 'name' }, { substr: [{ var: 'name' }, 1, 1] }, { var: 'note' }] },
  { replace: [{ replace: [{ var: 'name' }, 'e', 'é'] }, '\u0301', ''] },
  { substr: [{ var: 'name' }, { find: [{ var: 'name' }, { right: [{ var: 'name' }, 2] }] }] },
  { left: [{ var: 'name' }, { var: 'quantity' }] },
  { right: [{ var: 'name' }, { '-': [{ var: 'quantity' }] }] },
  { number_of: [{ var: 'name' }] },
  { '==': [{ number_of: [{ text_of: [{ '*': [{ var: 'amount' }, { var: 'rate' }] }] }] }, { '*': [{ var: 'amount' }, { var: 'rate' }] }] },
  { cat: [{ text_of: [{ var: 'active' }] }, { text_of: [{ var: 'ends' }] }, { text_of: [{ var: 'closed_at' }] }, { text_of: [{ var: 'opens' }] }] },
  { text_of: [{ '==': [{ var: 'name' }, 'a'] }] },
  { text_of: [{ '*': [{ var: 'quantity' }, { var: 'quantity' }] }] },
  { trim: [{ cat: ['\ufeff\u3000', { var: 'name' }, '\u00a0\u2028'] }] },
  { in: [{ substr: [{ var: 'name' }, 1, 1] }, { var: 'name' }] },
  // Blanks within lists, conditions within values.
  { in: [{ var: 'name' }, [null, 'a', 'Acme']] },
  { in: [{ trim: [{ var: 'name' }] }, ['', 'a']] },
  { in: [{ var: 'name' }, ['a', { var: 'note' }, { trim: [' '] }]] },
  { in: [{ var: 'amount' }, [{ var: 'rate' }, 0, '1.50']] },
  { '!': [{ '==': [{ var: 'name' }, 'a'] }] },
  { '!': [{ and: [{ '<': [{ var: 'amount' }, 5] }, { in: ['vip', { var: 'tags' }] }] }] },
  { '==': [{ '>': [{ var: 'amount' }, 1] }, { var: 'active' }] },
  { if: [{ '>': [{ var: 'amount' }, 1] }, { '<': [{ var: 'rate' }, 1] }, { var: 'active' }] },
  { coalesce: [{ var: 'active' }, { '==': [{ var: 'name' }, null] }] },
  { '<': [{ var: 'rate' }, { min: [{ var: 'amount' }, { var: 'rate' }, 10] }, { var: 'amount' }] },
  { '==': [{ var: 'owner' }, { user: [] }] },
  { '!': [{ '==': [{ user: [] }, { var: 'owner' }] }] },
  { '==': [{ coalesce: [{ var: 'owner' }, { var: 'creator' }] }, { user: [] }] },
  { '!': [{ has_role: ['rep'] }] },
  { '==': [{ has_role: ['rep'] }, { var: 'active' }] },
  { is_blank: [{ missing: ['name', 'tags', 'account.revenue'] }] },
  // Far more than people write, near the limits.
  { '+': Array.from({ length: 1000 }, () => ({ var: 'amount' })) },
  { cat: Array.from({ length: 300 }, () => ({ var: 'stage' })) },
  { or: Array.from({ length: 1000 }, (_, index) => ({ '==': [{ var: 'quantity' }, index] })) },
  nested(60, { var: 'active' }, (inner) => ({ '==': [inner, { var: 'active' }] })),
  nested(30, { var: 'amount' }, (inner) => ({ if: [{ '<': [0, inner, 100] }, 1, { var: 'rate' }] })),
  nested(60, { var: 'name' }, (inner) => ({ substr: [inner, { var: 'level' }] })),
  nested(30, { var: 'name' }, (inner) => ({ replace: [inner, 'a', { var: 'stage' }] })),
  nested(40, { var: 'rate' }, (inner) => ({ mod: [inner, { var: 'amount' }] })),
  nested(40, { var: 'rate' }, (inner) => ({ power: [inner, 2] })),
  nested(30, { var: 'starts' }, (inner) => ({ date: [{ year: [inner] }, { var: 'level' }, 29] })),
]

/** `inner` within so many levels of `around`. */
function nested(levels: number, inner: unknown, around: (inner: unknown) => unknown): unknown {
  return Array.from({ length: levels }).reduce<unknown>((rule) => around(rule), inner)
}
