import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptorOf } from '../../../runtime/compile/accept.ts'
import { createAjv } from '../../../runtime/compile/ajv.ts'
import { fieldTypeOf, findFieldType } from '../../../schemas/fields/field.ts'
import type { FieldValue, ReadingContext } from '../../../schemas/fields/field-type.ts'
import { fieldTypes } from '../../../schemas/fields/types/index.ts'
import { type Language, languages } from '../../../schemas/label.ts'
import { fieldOf } from './field-of.ts'
import { readAs, workspace } from './field-samples.ts'
import { fieldSamples } from './samples/index.ts'

const ajv = createAjv()

describe.each(fieldSamples)('writing of $type', (samples) => {
  const field = fieldOf(samples.type, samples.settings)
  const type = fieldTypeOf(field)
  const accept = acceptorOf(field, workspace, ajv)

  it.each(samples.written.map(([text, read, more]) => ({ text, read, more })))('$text is read as $read', ({ text, read, more }) => {
    const given = fieldOf(samples.type, { ...samples.settings, ...more?.settings })
    expect(readAs(type.parse(text, given, { ...workspace, ...more?.hints }))).toEqual(read)
  })

  it.each(samples.shown.map(([value, as, settings]) => ({ value, as, settings })))('$value is shown as $as', ({ value, as, settings }) => {
    const given = fieldOf(samples.type, { ...samples.settings, ...settings })
    for (const language of languages) {
      const shown = type.format(value, given, { ...workspace, language, readerZone: 'Asia/Ho_Chi_Minh' })
      expect({ language, shown: plain(shown) }).toEqual({ language, shown: typeof as === 'string' ? as : as[language] })
    }
  })

  it('shows the title of what it points at', () => {
    if (!type.link) return
    expect(type.format('0198f3a2-7c11-7d42-9a5e-0b1c2d3e4f50', field, { ...workspace, language: 'en', readerZone: 'UTC', title: 'Acme' })).toBe('Acme')
  })

  it('never fails, and gives values that the field can judge', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789+-−.,:;@/ ()TZeEkhtrỷ万亿₫đ$¥%年月日上下午'.split('')), maxLength: 24 }),
    )
    const judged = fc.property(anything, (text) => {
      const read = type.parse(text, field, workspace)
      return 'issue' in read || read.value === null || accept(read.value) !== undefined
    })
    expect(fc.check(judged, { numRuns: 500, seed: 7 })).toMatchObject({ failed: false })
  })

  it('reads what it shows', () => {
    // Text alone does not tell how it was formatted, nor where its parts end, and names are no files.
    if (type.link || type.cleaned || type.holds === 'parts' || type.files || type.rows) return
    for (const [, stored, settings] of samples.valid) {
      if (stored === null || atTheEdge.test(String(stored))) continue
      const given = fieldOf(samples.type, { ...samples.settings, ...settings })
      const again = (language: Language): FieldValue | undefined => {
        const shown = type.format(stored, given, { ...workspace, language, readerZone: workspace.zone })
        const read = type.parse(shown, given, { ...workspace, ...hintsIn(language) })
        return 'value' in read ? read.value : undefined
      }
      for (const language of languages) expect({ language, value: coarse(again(language)) }).toEqual({ language, value: coarse(stored) })
    }
  })
})

describe('a column of a spreadsheet', () => {
  const proposals = (texts: readonly string[]) =>
    fieldTypes
      .flatMap((type) => (type.score ? [{ type: type.name, score: type.score(texts, workspace) }] : []))
      .toSorted((a, b) => b.score - a.score)

  it.each(fieldSamples.filter(({ column }) => column !== undefined))('is proposed as $type', ({ type, column = [] }) => {
    const [best, next] = proposals(column)
    expect(best?.type).toBe(type)
    expect(best?.score).toBeGreaterThan(next?.score ?? 0)
  })

  it.each<[string, readonly string[]]>([
    ['integer', ['1', '2', '1', '2', '3', '1', '2', '3', '1']],
    ['text', ['00123', '00456', '00789', '01000']],
    ['text', ['123456789012345678', '123456789012345679', '4.40301E+17']],
    ['phone', ['0912345678', '0987654321', '0903111222']],
    ['text', ['3-(902)296-6183', '5-(233)156-4659', '1-(142)789-5017']],
    ['decimal', ['811.0', '177.0', '799.0', '605.5']],
    ['date', ['2016-11-25', '2017-12-30', '2017-09-09']],
    ['date', ['11/12/2026', '01/02/2026', '03/04/2026']],
    ['boolean', ['true', 'false', 'false', 'true']],
    ['picklist', ['Mr', 'Ms', 'Mr', 'Dr', 'Mr', 'Ms', 'Dr', 'Ms', 'Mr']],
  ])('is proposed as %s for %j', (type, texts) => {
    expect(proposals(texts)[0]?.type).toBe(type)
  })

  it('scores between nothing and certainty', () => {
    const scores = fieldSamples.flatMap(({ column = ['x'] }) => proposals(column).map(({ score }) => score))
    expect(scores.filter((score) => !(score >= 0 && score <= 1))).toEqual([])
  })

  it.each<[string, readonly string[]]>([
    ...fieldSamples.flatMap(({ type, column }): [string, readonly string[]][] => (column ? [[type, column]] : [])),
    ['decimal', ['0.12345', '7', '1.5']],
    ['percent', ['0.125%', '20%']],
    ['text', ['x'.repeat(700), 'short']],
    ['picklist', ['New', 'new ', 'Won', 'x'.repeat(120), 'Đã hủy']],
  ])('fits into a field of %s with the settings that it asks for', (name, texts) => {
    const type = findFieldType(name)
    const field = fieldOf(name, type?.settingsFor?.(texts, workspace) ?? {})
    const accepts = acceptorOf(field, workspace, ajv)
    const refused = texts.filter((text) => {
      const read = type?.parse(text, field, { ...workspace, dateOrder: 'dmy' })
      return text.length <= 100 && (!read || 'issue' in read || 'issues' in accepts(read.value))
    })
    expect(refused).toEqual([])
  })

  it('is never proposed as a link or a number that the system gives', () => {
    for (const name of ['lookup', 'user', 'autonumber']) expect(findFieldType(name)?.score).toBeUndefined()
  })
})

/** The platform writes amounts with blanks that do not break. */
const plain = (shown: string): string => shown.replace(/[\u00a0\u202f]/g, ' ')

const hintsIn = (language: Language): Partial<ReadingContext> =>
  language === 'vi' ? { decimalMark: ',', dateOrder: 'dmy' } : { decimalMark: '.', dateOrder: 'ymd' }

/** There zones show years that dates do not have, and went by the sun. */
const atTheEdge = /^(0001|9999)-.*T/

/** Moments are shown to the minute, texts are read without blank ends. */
const coarse = (value: FieldValue | undefined): FieldValue | undefined =>
  typeof value !== 'string' ? value : /T\d\d:\d\d:/.test(value) ? value.slice(0, 16) : value.trim()
