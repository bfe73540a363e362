import { describe, expect, it } from 'vitest'
import { objectFrom, rolesFor } from '../../../../designer/design/objects/new-object.ts'
import { suggestPlural } from '../../../../designer/design/objects/plural.ts'
import { checkObject } from '../../../../schemas/objects/check-object.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { role } from '../definitions.ts'

describe('a new object', () => {
  it('has the words it was given, in their language, and a title field that makes it fit', () => {
    const deal = objectFrom({ name: 'co_hoi', one: ' Cơ hội ', many: 'Cơ hội', language: 'vi' })
    expect(deal).toMatchObject({ name: 'co_hoi', label: { vi: 'Cơ hội' }, plural: { vi: 'Cơ hội' }, title: 'name', fields: [{ name: 'name', required: true }] })
    expect(checkObject(deal, definitionSet([deal]))).toEqual([])
  })

  const administrator = role('administrator', { '*': 'everything' })
  const [sales, service] = [role('sales', { account: { read: 'all' } }), role('service')]

  it('is open to every role that names objects: they see all and edit their own', () => {
    const { changed, made } = rolesFor('deal', 'everybody', [administrator, sales, service])
    expect(made).toEqual([])
    expect(changed.map(({ name, objects }) => [name, objects['deal']])).toEqual([
      ['sales', { create: true, read: 'all', update: 'own', delete: 'own' }],
      ['service', { create: true, read: 'all', update: 'own', delete: 'own' }],
    ])
    expect(changed[0]?.objects['account']).toEqual({ read: 'all' })
  })

  it('brings the role Staff where there is none to name', () => {
    const { changed, made } = rolesFor('deal', 'everybody', [administrator])
    expect(changed).toEqual([])
    expect(made).toMatchObject([{ name: 'staff', objects: { deal: { read: 'all', update: 'own' } } }])
  })

  it('is open to the chosen roles only, or to nobody', () => {
    expect(rolesFor('deal', { roles: ['service'] }, [administrator, sales, service]).changed.map(({ name }) => name)).toEqual(['service'])
    expect(rolesFor('deal', 'nobody', [sales])).toEqual({ changed: [], made: [] })
  })
})

describe('what many are called', () => {
  it.each([
    ['Deal', 'en', 'Deals'],
    ['Company', 'en', 'Companies'],
    ['Survey', 'en', 'Surveys'],
    ['Address', 'en', 'Addresses'],
    ['Batch', 'en', 'Batches'],
    ['Hợp đồng', 'en', 'Hợp đồng'],
    ['Hợp đồng', 'vi', 'Hợp đồng'],
    ['合同', 'zh-CN', '合同'],
    ['', 'en', ''],
  ] as const)('%s in %s: %s', (one, language, expected) => {
    expect(suggestPlural(one, language)).toBe(expected)
  })
})
