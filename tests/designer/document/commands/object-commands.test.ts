import { describe, expect, it } from 'vitest'
import { addField } from '../../../../designer/document/commands/add-field.ts'
import { changeField } from '../../../../designer/document/commands/change-field.ts'
import { addKey, changeKey } from '../../../../designer/document/commands/change-key.ts'
import { changeSettings } from '../../../../designer/document/commands/change-settings.ts'
import { duplicateField } from '../../../../designer/document/commands/duplicate-field.ts'
import { moveField } from '../../../../designer/document/commands/move-field.ts'
import { movePart } from '../../../../designer/document/commands/move-part.ts'
import { putBackField } from '../../../../designer/document/commands/put-back-field.ts'
import { removeField } from '../../../../designer/document/commands/remove-field.ts'
import { retypeField } from '../../../../designer/document/commands/retype-field.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'

const id = (letter: string) => `fld_${letter.repeat(12)}`

const field = (letter: string, name: string, type = 'text', settings: object = {}): FieldDefinition => ({ id: id(letter), name, type, label: name, ...settings })

const deal: ObjectDefinition = {
  kind: 'object',
  format: 1,
  id: 'obj_aaaaaaaaaaaa',
  name: 'deal',
  label: 'Deal',
  plural: 'Deals',
  title: 'name',
  subtitle: ['account.name', 'number'],
  facts: ['amount', 'number'],
  unique: [{ id: 'unq_aaaaaaaaaaaa', fields: ['number', 'account'] }],
  indexes: [{ id: 'idx_aaaaaaaaaaaa', fields: ['number'] }],
  fields: [field('a', 'name'), field('b', 'number'), field('c', 'account', 'lookup', { object: 'account' }), field('d', 'amount', 'decimal', { scale: 2, min: '0' })],
}

const names = (object: ObjectDefinition) => object.fields.map(({ name }) => name)

describe('adding a field', () => {
  it('puts it at the end, or below another one', () => {
    expect(names(addField(deal, field('e', 'note')))).toEqual(['name', 'number', 'account', 'amount', 'note'])
    expect(names(addField(deal, field('e', 'note'), id('a')))).toEqual(['name', 'note', 'number', 'account', 'amount'])
  })
})

describe('changing a field', () => {
  it('writes settings and takes away those that are undefined', () => {
    const changed = changeField(deal, id('d'), { scale: 3, min: undefined, required: true })
    expect(changed.fields[3]).toEqual({ id: id('d'), name: 'amount', type: 'decimal', label: 'amount', scale: 3, required: true })
  })

  it('answers the same object when nothing changes', () => {
    expect(changeField(deal, id('d'), { scale: 2 })).toBe(deal)
    expect(changeSettings(deal, { help: undefined })).toBe(deal)
  })

  it('renames it wherever the object mentions it', () => {
    const renamed = changeField(deal, id('b'), { name: 'code' })
    expect(names(renamed)).toEqual(['name', 'code', 'account', 'amount'])
    expect(renamed).toMatchObject({ subtitle: ['account.name', 'code'], facts: ['amount', 'code'] })
    expect(renamed.unique?.[0]?.fields).toEqual(['code', 'account'])
    expect(renamed.indexes?.[0]?.fields).toEqual(['code'])
  })

  it('renames the title and the first step of a path only', () => {
    expect(changeField(deal, id('a'), { name: 'label' }).title).toBe('label')
    expect(changeField(deal, id('a'), { name: 'label' }).subtitle).toEqual(['account.name', 'number'])
    expect(changeField(deal, id('c'), { name: 'customer' }).subtitle).toEqual(['customer.name', 'number'])
  })
})

describe('removing a field', () => {
  it('takes it out of facts, second line and keys, and drops keys that lose their last field', () => {
    const without = removeField(deal, id('b'))
    expect(names(without)).toEqual(['name', 'account', 'amount'])
    expect(without).toMatchObject({ subtitle: ['account.name'], facts: ['amount'], unique: [{ fields: ['account'] }], indexes: [] })
  })

  it('takes paths over a removed lookup with it', () => {
    expect(removeField(deal, id('c')).subtitle).toEqual(['number'])
  })

  it('keeps the field that names the records', () => {
    expect(removeField(deal, id('a'))).toBe(deal)
  })
})

describe('putting a removed field back', () => {
  it('restores its place and every mention, and keeps what was done meanwhile', () => {
    const later = changeField(removeField(deal, id('b')), id('d'), { scale: 4 })
    const back = putBackField(later, deal, id('b'))
    expect(names(back)).toEqual(['name', 'number', 'account', 'amount'])
    expect(back).toMatchObject({ subtitle: ['account.name', 'number'], facts: ['amount', 'number'], unique: deal.unique, indexes: deal.indexes })
    expect(back.fields[3]).toMatchObject({ scale: 4 })
  })

  it('changes nothing when it is there, or when its name was given to another', () => {
    expect(putBackField(deal, deal, id('b'))).toBe(deal)
    const taken = addField(removeField(deal, id('b')), field('x', 'number'))
    expect(putBackField(taken, deal, id('b'))).toBe(taken)
  })
})

describe('moving a field', () => {
  it.each([
    ['a', 2, ['number', 'account', 'name', 'amount']],
    ['d', 0, ['amount', 'name', 'number', 'account']],
    ['a', 99, ['number', 'account', 'amount', 'name']],
    ['d', -1, ['amount', 'name', 'number', 'account']],
  ])('of %s to %i', (letter, to, expected) => {
    expect(names(moveField(deal, id(letter), to))).toEqual(expected)
  })

  it('answers the same object when it stays where it is', () => {
    expect(moveField(deal, id('b'), 1)).toBe(deal)
    expect(movePart(deal.fields, 'nobody', 1)).toBe(deal.fields)
  })
})

describe('giving a field another type', () => {
  it('keeps what all fields have and leaves the old type’s settings', () => {
    const retyped = retypeField(changeField(deal, id('d'), { required: true, help: 'Net' }), id('d'), { type: 'integer' })
    expect(retyped.fields[3]).toEqual({ id: id('d'), name: 'amount', type: 'integer', label: 'amount', required: true, help: 'Net' })
  })

  it('takes the settings that the new type needs', () => {
    expect(retypeField(deal, id('b'), { type: 'lookup', settings: { object: 'account' } }).fields[1]).toMatchObject({ type: 'lookup', object: 'account' })
  })
})

describe('duplicating a field', () => {
  it('puts a copy with an id of its own below it', () => {
    const twice = duplicateField(deal, id('d'), 'amount_2')
    expect(names(twice)).toEqual(['name', 'number', 'account', 'amount', 'amount_2'])
    expect(twice.fields[4]).toMatchObject({ type: 'decimal', scale: 2, min: '0' })
    expect(twice.fields[4]?.id).not.toBe(id('d'))
  })
})

describe('unique keys and indexes', () => {
  it('are added with an id, changed, and removed when they name no field', () => {
    const added = addKey(deal, 'unique', ['name'])
    const key = added.unique?.[1]
    expect(key).toMatchObject({ id: expect.stringMatching(/^unq_/), fields: ['name'] })
    expect(changeKey(added, 'unique', { id: key?.id ?? '', fields: ['name', 'amount'] }).unique?.[1]?.fields).toEqual(['name', 'amount'])
    expect(changeKey(added, 'unique', { id: key?.id ?? '', fields: [] }).unique).toHaveLength(1)
  })
})
