import { describe, expect, it } from 'vitest'
import { createAjv, lazyValidator } from '../../../runtime/compile/ajv.ts'
import { ObjectSchema } from '../../../schemas/objects/object.ts'
import { field, idOf, object } from './definitions.ts'

const faultsIn = lazyValidator(createAjv(), ObjectSchema)

const fine = object('deal', [field('amount', 'currency'), field('account', 'lookup', { object: 'account' })])

const paths = (definition: unknown) => faultsIn(definition).map(({ path }) => path)

describe('ObjectSchema', () => {
  it('accepts an object with all of its keys', () => {
    const full = {
      ...fine,
      description: { vi: 'Cơ hội' },
      help: 'What we may sell',
      icon: 'target',
      subtitle: ['account.name', 'owner'],
      facts: ['amount'],
      unique: [{ id: idOf('unq', 'one'), fields: ['name'] }],
      indexes: [{ id: idOf('idx', 'one'), fields: ['amount'] }],
    }
    expect(paths(full)).toEqual([])
  })

  it.each([
    ['an unknown key', { ...fine, surprise: 1 }, '/surprise'],
    ['an unknown key of a field', { ...fine, fields: [{ ...field('name'), surprise: 1 }] }, '/fields/0/surprise'],
    ['a setting of another type', { ...fine, fields: [{ ...field('name'), scale: 2 }] }, '/fields/0/scale'],
    ['a setting out of bounds', { ...fine, fields: [field('name', 'text', { maxLength: 10_001 })] }, '/fields/0/maxLength'],
    ['a setting that is missing', { ...fine, fields: [field('name', 'lookup')] }, '/fields/0/object'],
    ['an unknown type', { ...fine, fields: [field('name', 'money')] }, '/fields/0'],
    ['no type', { ...fine, fields: [{ id: idOf('fld', 'a'), name: 'a', label: 'A' }] }, '/fields/0/type'],
    ['no fields', { ...fine, fields: [] }, '/fields'],
    ['a name that is none', { ...fine, name: 'Deal' }, '/name'],
    ['an id of another kind', { ...fine, id: idOf('fld', 'deal') }, '/id'],
    ['an empty label', { ...fine, label: {} }, '/label'],
    ['a label in an unknown language', { ...fine, label: { fr: 'Affaire' } }, '/label/fr'],
    ['a later format', { ...fine, format: 2 }, '/format'],
  ])('refuses %s with a pointer to it', (_fault, definition, path) => {
    expect(paths(definition)).toContain(path)
  })
})
