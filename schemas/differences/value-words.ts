import { placesOf, placeUnder } from '../definition-places.ts'
import { shownNumber } from '../fields/showing/numbers.ts'
import { isLabel } from '../filled-text.ts'
import { languageNames, languages } from '../label.ts'
import type { Json } from '../pointer.ts'
import type { Located } from './locate.ts'
import { labelWords, mentionWords, optionWords, partWords, pointerOf } from './name-words.ts'
import { ruleWords } from './rule-words.ts'
import { fixedWords, type Telling } from './telling.ts'
import { definitionTexts, type SettingText, textOfSetting } from './texts.ts'

/** A place and the value that stands there, or might. */
interface Told extends Located {
  readonly value: Json | undefined
}

/** The value in words, also where there is none. */
export const saidValue = (telling: Telling, place: Told): string => valueWords(telling, place) ?? noneWords(telling, place)

function noneWords({ reader: { language } }: Telling, place: Located): string {
  const { none } = definitionTexts[language]
  return textOfSetting(none, place)?.text ?? none['*'] ?? ''
}

/** The value in words; undefined for none. */
function valueWords(telling: Telling, told: Told): string | undefined {
  const schema = told.way.reduce(placeUnder, placesOf(telling.definition.kind))
  const value = told.value === undefined && told.steps.length > 0 ? schema?.usual : told.value
  if (value === undefined || value === null) return undefined
  if (schema?.isRule) return ruleWords(telling, value, told.way)
  if (typeof value === 'boolean') return fixedWords(telling, value ? 'yes' : 'no')
  if (typeof value === 'number') return shownNumber(value, 0, telling.reader.language)
  if (typeof value === 'string') return textWords(telling, told, value)
  if (Array.isArray(value)) return listWords(telling, told, value)
  if (isLabel(value)) return labelWords(telling, value)
  return told.steps.length === 0 ? partWords(telling, value) : recordWords(telling, told, value)
}

/** What the setting at a place is called; undefined for the definition itself and for parts. */
export function propertyWords(telling: Telling, place: Located): string | undefined {
  const { steps, way } = place
  if (steps.length === 0) return undefined
  const found = textOfSetting(definitionTexts[telling.reader.language].properties, place)
  if (found) return ownWords(telling, place, found)
  const whole = propertyWords(telling, { ...place, steps: steps.slice(0, -1), way: way.slice(0, -1) })
  const language = languages.find((each) => each === steps.at(-1))
  return language && whole !== undefined ? fixedWords(telling, 'in', [whole, languageNames[language]]) : whole
}

/** A setting that is about something says so, within its text or before it: `Deal: Create`. */
function ownWords(telling: Telling, place: Located, { text, free }: SettingText): string {
  if (free < 0) return text
  const name = freeName(telling, place, free)
  return text.includes('{0}') ? text.replace('{0}', () => name) : fixedWords(telling, 'member', [name, text])
}

/** What people call a member whose name is free: what a role speaks of, the option that others depend on. */
function freeName(telling: Telling, { steps, way, parts }: Located, index: number): string {
  const name = steps[index] ?? ''
  const mentions = telling.mentions.get(pointerOf(way.slice(0, way.length - steps.length + index + 1)))
  if (mentions) return mentionWords(telling, mentions)
  if (name === '*') return fixedWords(telling, 'everything')
  const asked = parts.at(-1)?.['dependsOn']
  const controlling = typeof asked === 'object' && asked !== null && !Array.isArray(asked) ? asked : undefined
  return (controlling && optionWords(telling, { parts: [controlling], steps: [] }, name)) ?? name
}

function recordWords(telling: Telling, told: Told, record: Readonly<Record<string, Json>>): string | undefined {
  const said = Object.entries(record).flatMap(([key, value]) => {
    const member = memberOf(told, key, value)
    const [called, words] = [textOfSetting(definitionTexts[telling.reader.language].properties, member), valueWords(telling, member)]
    return words === undefined ? [] : [called === undefined ? words : fixedWords(telling, 'member', [called.text, words])]
  })
  return joined(telling, said, 'members')
}

function listWords(telling: Telling, told: Told, list: readonly Json[]): string | undefined {
  const said = list.map((value, index) => {
    const element = { ...told, way: [...told.way, String(index)], value }
    if (!isPlainRecord(value)) return valueWords(telling, element)
    // The members of an order speak for themselves: "Amount, falling".
    if ('path' in value) return joined(telling, Object.entries(value).map(([key, member]) => valueWords(telling, memberOf(element, key, member))), 'list')
    return recordWords(telling, element, value)
  })
  return joined(telling, said, list.some(isPlainRecord) ? 'members' : 'list')
}

const memberOf = (told: Told, key: string, value: Json): Told => ({ ...told, steps: [...told.steps, key], way: [...told.way, key], value })

function textWords(telling: Telling, { noun, steps, way, parts }: Told, value: string): string {
  const texts = definitionTexts[telling.reader.language]
  const mentions = telling.mentions.get(pointerOf(way))?.filter(({ key }) => !key) ?? []
  if (mentions.length > 0) return mentionWords(telling, mentions)
  const choice = textOfSetting(texts.values, { noun, steps }, value)?.text
  if (choice !== undefined) return choice
  if (noun === 'field' && (steps[0] === 'type' || steps[0] === 'returns')) return texts.fieldTypes[value] ?? value
  return optionWords(telling, { parts, steps }, value) ?? value
}

function joined({ reader: { language } }: Telling, said: readonly (string | undefined)[], as: 'list' | 'members'): string | undefined {
  const parts = said.filter((each) => each !== undefined)
  return parts.length === 0 ? undefined : parts.join(separators[language][as])
}

const separators = { en: { list: ', ', members: '; ' }, vi: { list: ', ', members: '; ' }, 'zh-CN': { list: '、', members: '；' } } as const

const isPlainRecord = (value: Json): value is Readonly<Record<string, Json>> & Json => typeof value === 'object' && value !== null && !Array.isArray(value)

