import { describe, expect, it } from 'vitest'
import { fieldRightOf, rolesThatMayRead } from '../../../../designer/design/fields/field-access.ts'
import { proposeInverse, takenInverses } from '../../../../designer/design/fields/inverse.ts'
import { neededEntries, noAnswers, startingSettings } from '../../../../designer/design/fields/needed-settings.ts'
import { stepSchema } from '../../../../designer/design/fields/settings-schema.ts'
import { findTypes, mostUsed } from '../../../../designer/design/fields/type-search.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { findFieldType, fieldTypeOf } from '../../../../schemas/fields/field.ts'
import { fieldTypes } from '../../../../schemas/fields/types/index.ts'
import { field, object, role } from '../definitions.ts'

const making = { language: 'en' as const, valueOf: (label: string) => label.toLowerCase() }

describe('the type picker', () => {
  it.each([
    ['tiền', 'currency'],
    ['tien', 'currency'],
    ['金额', 'currency'],
    ['dropdown', 'picklist'],
    ['Picklist on screen', 'picklist'],
  ])('finds by %s the type %s', (text, expected) => {
    const found = findTypes(fieldTypes, text, ({ name }) => (name === 'picklist' ? 'Picklist on screen' : name))
    expect(found.map(({ name }) => name)).toContain(expected)
  })

  it.each(['lines', 'rows', 'items', 'dòng', 'dong', '明细', 'chi tiết'])('by %s finds the sub-table first, and what belongs to another', (text) => {
    const [first, ...others] = findTypes(fieldTypes, text, ({ name }) => name).map(({ name }) => name)
    expect([first, others.includes('owned_lookup')]).toEqual(['sub_table', true])
  })

  it('shows every type for no text, and six on top that all exist', () => {
    expect(findTypes(fieldTypes, '  ', ({ name }) => name)).toHaveLength(fieldTypes.length)
    expect(mostUsed).toHaveLength(6)
    expect(mostUsed.filter((name) => !findFieldType(name))).toEqual([])
  })
})

describe('a new field', () => {
  it.each(fieldTypes.map((type) => [type.name, type] as const))('of the type %s begins with all that it cannot do without', (_, type) => {
    const settings = startingSettings(type, { object: 'account', rows: { object: 'line', field: 'quote', columns: ['name'] }, options: 'New\nWon', brought: null }, making)
    expect(Object.keys(settings ?? {}).toSorted()).toEqual(
      [...new Set([...((type.settings.required as string[] | undefined) ?? []), ...type.inspector.filter(({ needed }) => needed).map(({ key }) => key), ...(type.alwaysRequired ? ['required'] : [])])].toSorted(),
    )
  })

  it('waits for the answers that its type needs', () => {
    const [lookup, picklist] = [fieldTypeOf(field('a', 'a', 'lookup')), fieldTypeOf(field('a', 'a', 'picklist'))]
    expect([startingSettings(lookup, noAnswers, making), startingSettings(picklist, noAnswers, making)]).toEqual([undefined, undefined])
    expect(neededEntries(lookup).map(({ editor }) => editor)).toEqual(['object'])
  })
})

describe('the settings form', () => {
  it.each(fieldTypes.map((type) => [type.name, type] as const))('of %s asks for every setting in one of its steps', (_, type) => {
    const asked = (['basics', 'limits', 'advanced'] as const).flatMap((step) => {
      const schema = stepSchema(type, type.inspector.filter((entry) => entry.step === step)) as { properties: object }
      return Object.keys(schema.properties)
    })
    expect(asked.toSorted()).toEqual(Object.keys(type.settings.properties).toSorted())
  })
})

describe('the way back over a link', () => {
  const account = object('account', [field('a', 'name'), field('b', 'deals')])
  const link = field('c', 'account', 'lookup', { object: 'account' })
  const deal = object('deal', [field('d', 'name'), link], { plural: { en: 'Deals', vi: 'Cơ hội' } })
  const set = definitionSet([account, deal])

  it('is called like many of the records, under a name that is free at the other end', () => {
    expect(proposeInverse(link, deal, set)).toEqual({ inverse: { name: 'deals_2', label: { en: 'Deals', vi: 'Cơ hội' } } })
    expect(proposeInverse(field('e', 'note'), deal, set)).toEqual({})
  })

  it('leaves out the field’s own name when it looks for what is taken', () => {
    const linked = definitionSet([account, object('deal', [{ ...link, inverse: { name: 'offers', label: 'Offers' } } as typeof link])])
    expect([...takenInverses('account', link.id, linked)]).toEqual(['name', 'deals'])
    expect([...takenInverses('account', 'other', linked)]).toEqual(['name', 'deals', 'offers'])
  })
})

describe('who sees a field', () => {
  const deal = object('deal', [field('a', 'name'), field('b', 'phone', 'phone', { personal: 'basic' })])
  const [name, phone] = deal.fields as [typeof deal.fields[0], typeof deal.fields[0]]

  it('are the roles that reach the object', () => {
    const roles = [role('a', { deal: { read: 'own' } }), role('b', { deal: { create: true } }), role('c', { '*': 'everything' }), role('d')]
    expect(rolesThatMayRead(roles, deal).map(({ name: each }) => each)).toEqual(['a', 'c'])
  })

  it('personal data only where the role names the field or may do everything', () => {
    const sales = role('sales', { deal: { read: 'all' } })
    expect([fieldRightOf(sales, deal, name), fieldRightOf(sales, deal, phone)]).toEqual(['edit', 'none'])
    expect(fieldRightOf({ ...sales, fields: { 'deal.phone': 'read' } }, deal, phone)).toBe('read')
    expect(fieldRightOf(role('admin', { '*': 'everything' }), deal, phone)).toBe('edit')
  })
})
