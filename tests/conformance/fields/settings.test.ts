import { describe, expect, it } from 'vitest'
import { typeWords } from '../../../designer/design/fields/type-words.ts'
import { createAjv } from '../../../runtime/compile/ajv.ts'
import { checkField } from '../../../schemas/fields/check-field.ts'
import { AnyField, fieldSchema, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { type FieldValue, fieldFamilies } from '../../../schemas/fields/field-type.ts'
import { fieldTypes } from '../../../schemas/fields/types/index.ts'
import { operatorNames } from '../../../schemas/rules/operators/names.ts'
import { fieldOf } from './field-of.ts'
import { type FieldSamples, type Settings, workspace } from './field-samples.ts'
import { fieldSamples } from './samples/index.ts'

const shared = [{ id: 'opt_7k3q9x2m4t8z', value: 'new', label: 'New' }]

const scope = {
  hasObject: (name: string) => name === 'account',
  sharedOptions: (name: string) => (name === 'none' ? undefined : shared),
  optionsOf: (field: string) => (field === 'industry' ? shared : undefined),
}

const header = ['id', 'name', 'type', 'label', 'description', 'help', 'required', 'personal']

it('every registered type has samples', () => {
  expect(fieldSamples.map(({ type }) => type).toSorted()).toEqual(fieldTypes.map(({ name }) => name).toSorted())
})

it('the schema of any field compiles in strict mode and tells types apart by their name', () => {
  const fits = createAjv().compile(AnyField)
  const refused = fieldSamples.filter((samples) => !fits(fieldOf(samples.type, samples.settings)))
  expect(refused).toEqual([])
  expect(fits(fieldOf('money', {}))).toBe(false)
})

describe.each(fieldSamples)('the settings of $type', (samples) => {
  const field = fieldOf(samples.type, samples.settings)
  const type = fieldTypeOf(field)
  const keys = Object.keys(type.settings.properties)
  const fits = createAjv().compile(fieldSchema(type))

  it('refuse unknown keys and leave the keys of all fields alone', () => {
    expect(type.settings).toMatchObject({ additionalProperties: false })
    expect(fits({ ...field, surprise: 1 })).toBe(false)
    expect(keys.filter((key) => header.includes(key))).toEqual([])
  })

  it('all matter', () => {
    expect(Object.keys(samples.settingsMatter).toSorted()).toEqual(keys.toSorted())
    for (const [key, [one, other]] of Object.entries(samples.settingsMatter)) {
      expect(differingKeys(one, other)).toEqual([key])
      for (const settings of [one, other]) expect({ settings, fits: fits(fieldOf(samples.type, settings)) }).toEqual({ settings, fits: true })
      expect({ key, ...behaviour(samples, one) }).not.toEqual({ key, ...behaviour(samples, other) })
    }
  })

  it('are all edited in the inspector, each once', () => {
    expect(type.inspector.map(({ key }) => key).toSorted()).toEqual(keys.toSorted())
  })

  it('pass the check when they are right', () => {
    for (const settings of [samples.settings, ...Object.values(samples.settingsMatter).flat()]) {
      expect(checkField(fieldOf(samples.type, settings), scope).filter(({ code }) => !code.endsWith('unknown-object'))).toEqual([])
    }
  })

  it.each(samples.faulty.map(([settings, code]) => ({ settings, code })))('are refused as $code: $settings', ({ settings, code }) => {
    const faulty = fieldOf(samples.type, settings)
    expect(fits(faulty)).toBe(true)
    const issues = checkField(faulty, scope)
    expect(issues.map((issue) => issue.code)).toContain(code)
    for (const { path } of issues) expect(keys).toContain(path.split('/')[1])
  })

  it('say what filters, lists and the picker need', () => {
    expect(fieldFamilies).toContain(type.family)
    for (const operator of type.operators) expect(operatorNames).toContain(operator)
    expect(new Set(type.operators).size).toBe(type.operators.length)
    expect(type.example).not.toBe('')
    expect(typeWords[type.name]?.some((word) => /\p{Script=Han}/u.test(word))).toBe(true)
    expect(type.references?.(field, 'deal').every(({ path }) => keys.includes(path.split('/')[1] ?? '')) ?? true).toBe(true)
  })
})

const differingKeys = (one: Settings, other: Settings): string[] =>
  Object.keys({ ...one, ...other }).filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]))

/** Everything that a type answers for its settings, over the samples' inputs and some that fall between bounds. */
function behaviour({ type: name, valid, invalid }: FieldSamples, settings: Settings): object {
  const field = fieldOf(name, settings)
  const type = fieldTypeOf(field)
  const inputs: FieldValue[] = [...valid.map(([input]) => input), ...invalid.map(([input]) => input), '0', '1', '1.5', '2', 0, 1, 2]
  const answers = inputs.map((input) => {
    const value = type.normalise(input, field, workspace)
    return value === null ? null : [value, type.refuse?.(value, field, workspace)]
  })
  const written = ['1', '90'].map((text) => type.parse(text, field, workspace))
  const { value, column, computed, files, rows, ruleType, initial, link, options, numbering, references } = type
  return {
    answers,
    written,
    schema: value(field, workspace),
    settled: [column(field), ruleType(field), initial?.(field), link?.(field), options?.(field), numbering?.(field, '2026-11-21'), references?.(field, 'deal'), computed?.(field), files?.(field), rows?.(field)],
  }
}
