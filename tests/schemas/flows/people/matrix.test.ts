import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { checkFlow } from '../../../../schemas/flows/check-flow.ts'
import type { NodeRun } from '../../../../schemas/flows/node-type.ts'
import { bandOf, type Matrix } from '../../../../schemas/flows/people/matrix.ts'
import { type PersonSource, sourceQuestions } from '../../../../schemas/flows/people/sources.ts'
import { peopleWords } from '../../../../schemas/flows/words/people-words.ts'
import { tellingOf } from '../../../../schemas/flows/words/telling.ts'
import { languages } from '../../../../schemas/label.ts'
import { drawn } from '../drawn.ts'

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name' }, { id: 'fld_000000000002', name: 'amount', type: 'currency', label: 'Amount' }],
}
const set = definitionSet([deal, { kind: 'role', format: 1, id: 'rol_000000000001', name: 'finance', label: 'Finance' }] as never)
const sales = '01980000-0000-7000-8000-000000000001'
const manager = { by: 'manager', of: { var: 'requester' } } as const
const finance = { by: 'role', role: 'finance' } as const
const matrix: Matrix = {
  by: 'matrix', amount: { var: 'record.amount' }, of: { var: 'requester' },
  bands: [{ upTo: '1000' }, { upTo: '50000.50' }, {}],
  rows: [{ department: sales, asks: [[manager], [manager, finance], [finance]] }, { asks: [[finance], [], []] }],
}
const flow = (approvers: readonly PersonSource[]) => drawn('start > ask > end; ask.rejected > end', { ask: { mode: 'all', approvers } })
const faults = (more: Partial<Matrix>) => checkFlow(flow([{ ...matrix, ...more }]), set).map(({ code, path }) => [code, path.replace('/nodes/1/settings/approvers/0', '')])

describe('an approval matrix', () => {
  it.each([
    ['-5', 0], ['1000', 0], ['1000.01', 1], ['50000.5', 1], ['50000.51', 2], ['99999999999999999999999.99', 2], [7, 0], [null, undefined],
  ])('puts an amount of %s into band %s', (amount, band) => expect(bandOf(matrix.bands, amount)).toBe(band))

  it('asks by department only whom the band of the amount names, and who stands in', () => {
    const values: Readonly<Record<string, string>> = { '/approvers/0/amount': '2000', '/approvers/0/of': 'lan', '/approvers/0/rows/0/asks/1/0/of': 'lan', '/approvers/0/fallback/of': 'lan' }
    // Questions are made of nothing but values and the requester.
    const run = { requester: 'lan', value: (path: string) => values[path] ?? null } as unknown as NodeRun
    expect(sourceQuestions([{ ...matrix, fallback: { by: 'department_head', of: { var: 'requester' } } }], run, '/approvers')).toEqual([
      {
        kind: 'matrix', of: 'lan', otherwise: { kind: 'department_head', of: 'lan' },
        rows: [{ department: sales, asks: [{ kind: 'manager', of: 'lan', level: 1 }, { kind: 'role', role: 'finance' }] }, { department: null, asks: [] }],
      },
    ])
  })

  it.each<[string, Partial<Matrix>, string, string]>([
    ['a last band that ends', { bands: [{ upTo: '1' }, { upTo: '2' }, { upTo: '3' }] }, 'flow.last-band-ends', '/bands/2'],
    ['a band without an end before the last', { bands: [{ upTo: '1' }, {}, {}] }, 'flow.band-without-end', '/bands/1'],
    ['bands that do not rise', { bands: [{ upTo: '2' }, { upTo: '2.0' }, {}] }, 'flow.bands-not-rising', '/bands/1/upTo'],
    ['a row with too few cells', { rows: [{ asks: [[finance]] }] }, 'flow.matrix-not-even', '/rows/0/asks'],
    ['a department with two rows', { rows: [matrix.rows[0], matrix.rows[0]] as Matrix['rows'] }, 'flow.department-twice', '/rows/1'],
    ['nobody at all', { rows: [{ asks: [[], [], []] }] }, 'flow.matrix-empty', '/rows'],
    ['a role that there is not', { rows: [{ asks: [[{ by: 'role', role: 'gone' }], [], []] }] }, 'flow.unknown-role', '/rows/0/asks/0/0/role'],
    ['an amount that is none', { amount: { var: 'record.name' } }, 'rule.wrong-type', '/amount'],
  ])('with %s is a fault', (_, more, code, path) => expect(faults(more)).toContainEqual([code, path]))

  it('without faults is none', () => expect(faults({})).toEqual([]))

  it.each(languages)('is told in words in %s', (language) => {
    const words = peopleWords([{ ...matrix, fallback: { ...finance, in: 'requester_department' } }], tellingOf(flow([matrix]), set, { language }))
    expect(words).toMatch(language === 'en' ? /^whom the matrix names for Amount and the department of the requester \(or everybody with the role “Finance” in the requester’s department if nobody is found\)$/ : /Amount.*Finance/)
  })
})
