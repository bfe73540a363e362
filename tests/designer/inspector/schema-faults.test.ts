import i18next from 'i18next'
import Type from 'typebox'
import { beforeAll, describe, expect, it } from 'vitest'
import { findSchemaFaults, type SchemaFault } from '../../../designer/inspector/schema-faults.ts'
import { withoutPatterns } from '../../../designer/inspector/schema-walk.ts'
import { validator } from '../../../designer/inspector/validator.ts'
import { fieldTypes } from '../../../schemas/fields/types/index.ts'
import { languages, readTexts } from '../i18n/texts.ts'

const brief = (faults: readonly SchemaFault[]) => faults.map(({ path, keyword, limit }) => [path.join('/'), keyword, limit])

const field = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 5, pattern: '^[a-z]+$' }),
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  color: Type.Optional(Type.Enum(['red', 'blue'])),
  options: Type.Optional(Type.Array(Type.Object({ value: Type.String({ pattern: '^v' }) }), { minItems: 1 })),
  label: Type.Optional(Type.Union([Type.String({ minLength: 2 }), Type.Object({ en: Type.String() })])),
})

describe('faults of a form', () => {
  it('are none when the data fit', () => {
    expect(findSchemaFaults(field, { name: 'abc', size: 2, color: 'red', options: [{ value: 'v1' }], label: { en: 'x' } })).toEqual([])
  })

  it.each([
    [{}, [['name', 'required', ['name']]]],
    [{ name: '' }, [['name', 'minLength', 1], ['name', 'pattern', '^[a-z]+$']]],
    [{ name: 'abcdefg' }, [['name', 'maxLength', 5]]],
    [{ name: 'a', size: -1 }, [['size', 'minimum', 0]]],
    [{ name: 'a', size: 'many' }, [['size', 'type', 'integer']]],
    [{ name: 'a', color: 'green' }, [['color', 'enum', ['red', 'blue']]]],
    [{ name: 'a', options: [{ value: 'v' }, { value: 'x' }] }, [['options/1/value', 'pattern', '^v']]],
    [{ name: 'a', options: [{}] }, [['options/0/value', 'required', ['value']]]],
  ])('stand where the fault is: %j', (data, expected) => {
    expect(brief(findSchemaFaults(field, data))).toEqual(expected)
  })

  it('of alternatives are told once, not for each alternative', () => {
    expect(findSchemaFaults(field, { name: 'a', label: 7 }).map(({ path, keyword }) => [path.join('/'), keyword])).toEqual([['label', 'anyOf']])
  })

  it('are found through references', () => {
    const schema = { type: 'object', properties: { to: { $ref: '#/$defs/name' } }, $defs: { name: { type: 'string', pattern: '^a', maxLength: 3 } } }
    expect(brief(findSchemaFaults(schema, { to: 'bbbb' }))).toEqual([
      ['to', 'maxLength', 3],
      ['to', 'pattern', '^a'],
    ])
  })

  it('leave properties out that are undefined, as sending them would', () => {
    expect(findSchemaFaults(field, { name: 'a', size: undefined })).toEqual([])
  })

  it('are found in time when a pattern would make native expressions hang', () => {
    const schema = { type: 'object', properties: { text: { type: 'string', pattern: '^(a+)+$' } } }
    const started = performance.now()
    expect(brief(findSchemaFaults(schema, { text: `${'a'.repeat(40)}!` }))).toEqual([['text', 'pattern', '^(a+)+$']])
    // Natively this takes hours; the bound only tells the two apart.
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('keep a property that is called "pattern"', () => {
    const schema = { type: 'object', properties: { pattern: { type: 'string', pattern: '^x' } } }
    expect(withoutPatterns(schema)).toEqual({ type: 'object', properties: { pattern: { type: 'string' } } })
  })
})

describe('the validator for rjsf', () => {
  beforeAll(async () => {
    await i18next.init({
      lng: 'en',
      fallbackLng: false,
      resources: Object.fromEntries(languages.map((language) => [language, { inspector: Object.fromEntries(readTexts(language, 'inspector')) }])),
      keySeparator: false,
    })
  })

  it.each([
    ['en', 'The least that fits here is 0.'],
    ['vi', 'Giá trị nhỏ nhất là 0.'],
    ['zh-CN', '最小值为 0。'],
  ])('speaks %s', async (language, message) => {
    await i18next.changeLanguage(language)
    const { errors, errorSchema } = validator.validateFormData({ name: 'a', size: -1 }, field as object)
    expect(errors.map((error) => [error.property, error.message])).toEqual([['.size', message]])
    expect(errorSchema).toMatchObject({ size: { __errors: [message] } })
  })

  it('adds faults that a form checks by itself', async () => {
    const { errors } = validator.validateFormData({ name: 'a' }, field as object, (_data, handler) => {
      handler.name?.addError('taken')
      return handler
    })
    expect(errors.map(({ message }) => message)).toEqual(['taken'])
  })

  it('has an own sentence for every keyword that settings of field types use', async () => {
    await i18next.changeLanguage('en')
    const keywords = new Set(JSON.stringify(fieldTypes.map(({ settings }) => settings)).match(/"(minLength|maxLength|minimum|maximum|enum|const|minItems|maxItems|pattern|uniqueItems|anyOf|minProperties)"/g))
    for (const keyword of [...keywords].map((each) => each.slice(1, -1))) {
      const plural = i18next.exists(`inspector:fault.${keyword}_other`)
      expect({ keyword, known: plural || i18next.exists(`inspector:fault.${keyword}`) }).toEqual({ keyword, known: true })
    }
  })
})
