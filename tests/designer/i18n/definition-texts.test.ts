import { describe, expect, it } from 'vitest'
import { definitionTexts, textOfSetting } from '../../../schemas/differences/texts.ts'
import { fieldTypes } from '../../../schemas/fields/types/index.ts'
import { typeOfId } from '../../../schemas/ids.ts'
import { kinds } from '../../../schemas/kinds.ts'
import { languages } from '../../../schemas/label.ts'
import { isMarkedRule } from '../../../schemas/rules/rule-mark.ts'

interface Schema {
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly pattern?: string
  readonly enum?: readonly string[]
  readonly const?: unknown
}

interface Setting {
  readonly noun: string
  readonly steps: readonly string[]
  readonly schema: Schema
}

const choicesOf = (schema: Schema): readonly Schema[] => [schema, ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(choicesOf)]

/** Every setting that a schema lets be written, within the part that has it. */
function settingsIn(schema: Schema, noun: string, steps: readonly string[] = []): readonly Setting[] {
  return choicesOf(schema).flatMap((choice) => {
    const prefix = choice.properties?.['id']?.pattern?.slice(1, 5) ?? ''
    const part = steps.length > 0 ? typeOfId(prefix) : undefined
    const [of, within] = part ? [part, []] : [noun, steps]
    // A schema of alternatives says by itself only which of them is meant.
    const members = choice.oneOf ? [] : [...Object.entries(choice.properties ?? {}), ...Object.values(choice.patternProperties ?? {}).map((each) => ['*', each] as const)]
    return [
      ...members.flatMap(([name, member]) => [{ noun: of, steps: [...within, name], schema: member }, ...(isMarkedRule(member) ? [] : settingsIn(member, of, [...within, name]))]),
      ...(choice.items ? settingsIn(choice.items, noun, steps) : []),
    ]
  })
}

const unsaid = new Set(['id', 'kind', 'format'])
const holdsParts = ({ schema }: Setting) => choicesOf(schema).some(({ items }) => items && choicesOf(items).some(({ properties }) => typeOfId(properties?.['id']?.pattern?.slice(1, 5) ?? '') !== undefined))
const isText = ({ steps }: Setting) => languages.some((language) => language === steps.at(-1))

// Definitions' schemas are JSON Schema; the test reads a part of it.
const settings = Object.values(kinds)
  .flatMap(({ kind, schema }) => settingsIn(schema as Schema, kind))
  .filter((setting) => !unsaid.has(setting.steps[0] ?? '') && !holdsParts(setting) && !isText(setting))

describe.each(languages)('the words for what definitions say (schemas/differences/texts) in %s', (language) => {
  const texts = definitionTexts[language]

  it('are as many as in English', () => {
    for (const table of ['properties', 'values', 'none', 'fieldTypes', 'words'] as const) {
      expect(Object.keys(texts[table])).toEqual(Object.keys(definitionTexts.en[table]))
    }
  })

  it('name every setting of every kind and part', () => {
    const unnamed = settings.filter((setting) => !textOfSetting(texts.properties, setting)).map(({ noun, steps }) => [noun, ...steps].join('.'))
    expect([...new Set(unnamed)]).toEqual([])
  })

  it('name every choice of every setting', () => {
    const unnamed = settings.flatMap((setting) =>
      choicesOf(setting.schema).flatMap((schema) => [...(schema.enum ?? []), ...(schema.items?.enum ?? [])]).filter((choice) => setting.steps[0] !== 'returns' && !textOfSetting(texts.values, setting, String(choice))).map((choice) => [setting.noun, ...setting.steps, choice].join('.')),
    )
    expect([...new Set(unnamed)]).toEqual([])
  })

  it('name every type of field', () => {
    expect(fieldTypes.map(({ name }) => name).filter((name) => texts.fieldTypes[name] === undefined)).toEqual([])
  })
})
