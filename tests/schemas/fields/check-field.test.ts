import { describe, expect, it } from 'vitest'
import { checkField } from '../../../schemas/fields/check-field.ts'
import { fieldTypeOf, findFieldType } from '../../../schemas/fields/field.ts'
import { field } from '../objects/definitions.ts'

const nowhere = { hasObject: () => false, sharedOptions: () => undefined, optionsOf: () => undefined }

describe('checkField', () => {
  it('says why a field would refuse its own default', () => {
    expect(checkField(field('code', 'text', { default: 'abcdef', maxLength: 5 }), nowhere)).toEqual([
      { code: 'field.text.bad-default', path: '/default', params: { fault: 'too-long', limit: 5 } },
    ])
  })

  it('lets an amount in whatever currency be whole only', () => {
    expect(checkField(field('fee', 'currency', { default: '5' }), nowhere)).toEqual([])
    expect(checkField(field('fee', 'currency', { default: '5.50' }), nowhere)).toMatchObject([{ params: { fault: 'too-many-decimals', scale: 0 } }])
    expect(checkField(field('fee', 'currency', { default: '5.50', currency: 'USD' }), nowhere)).toEqual([])
    expect(checkField(field('fee', 'currency', { default: '5.50', scale: 2 }), nowhere)).toEqual([])
  })

  it('does not judge a default by settings that are wrong themselves', () => {
    expect(checkField(field('code', 'text', { default: 'a', pattern: '(' }), nowhere).map(({ code }) => code)).toEqual(['field.text.bad-pattern'])
  })
})

describe('the numbers of records', () => {
  const numbering = (settings: object, today: string) => {
    const numbered = field('number', 'autonumber', settings)
    return fieldTypeOf(numbered).numbering?.(numbered, today)
  }

  it('put the day around the counter', () => {
    expect(numbering({ pattern: 'D-{yyyy}-{00000}', reset: 'year' }, '2026-11-21')).toEqual({ period: '2026', before: 'D-2026-', digits: 5, after: '' })
    expect(numbering({ pattern: '{000}/{mm}.{yy}', reset: 'month' }, '2026-11-21')).toEqual({ period: '2026-11', before: '', digits: 3, after: '/11.26' })
    expect(numbering({ pattern: 'HĐ{yy}{mm}{dd}{0}', reset: 'day' }, '2026-01-02')).toEqual({ period: '2026-01-02', before: 'HĐ260102', digits: 1, after: '' })
  })

  it('count on for ever unless they are told to begin again', () => {
    expect(numbering({ pattern: '{yyyy}-{0000}' }, '2026-11-21')?.period).toBe('')
  })
})

describe('the type of a field', () => {
  it('is found by its own name only', () => {
    expect(findFieldType('text')?.name).toBe('text')
    for (const name of ['', 'Text', '__proto__', 'constructor']) expect(findFieldType(name)).toBeUndefined()
    expect(() => fieldTypeOf(field('x', 'money'))).toThrow('no field type money')
  })
})
