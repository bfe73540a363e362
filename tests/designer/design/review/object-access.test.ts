import { describe, expect, it } from 'vitest'
import { closedObjects } from '../../../../designer/design/review/object-access.ts'
import { change, role } from '../definitions.ts'

const contract = change('object/contract', { op: 'add' })
const administrator = role('administrator', { '*': 'everything' })
const names = (...given: Parameters<typeof closedObjects>) => closedObjects(...given).map(({ change: { name } }) => name)

describe('a new object', () => {
  it('is closed as long as only administrators reach it', () => {
    expect(names([contract], ['object/contract'], [administrator, role('sales')])).toEqual(['contract'])
    expect(names([contract], ['object/contract'], [role('sales', { contract: { create: true } })])).toEqual(['contract'])
  })

  it('is open by a role that is published with it, or that sees all objects', () => {
    const sales = role('sales', { contract: { read: 'own' } })
    const changes = [contract, change('role/sales', { id: sales.id })]
    expect(names(changes, ['object/contract', 'role/sales'], [sales])).toEqual([])
    expect(names([contract], ['object/contract'], [role('auditor', { '*': { read: 'all' } })])).toEqual([])
  })

  it('names the role change that would open it but is left behind', () => {
    const sales = role('sales', { contract: { read: 'all' } })
    const left = change('role/sales', { id: sales.id })
    expect(closedObjects([contract, left], ['object/contract'], [sales])).toEqual([{ change: contract, left: [left] }])
  })

  it('is not asked about when it is not published, and old ones never are', () => {
    expect(names([contract], [], [administrator])).toEqual([])
    expect(names([change('object/deal')], ['object/deal'], [administrator])).toEqual([])
  })
})
