import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson, saysTheSame, writeJson } from '../../../../designer/design/json/json-text.ts'
import { pointerAt, rangeOfPointer } from '../../../../designer/design/json/pointer-range.ts'
import { difference } from '../../../../designer/design/json/replace-text.ts'
import { faultyLine } from '../../../../designer/design/json/syntax-fault.ts'

describe('a definition as text', () => {
  it('is written with two spaces and a final newline, as files are', () => {
    expect(writeJson({ kind: 'object', fields: [] })).toBe('{\n  "kind": "object",\n  "fields": []\n}\n')
  })

  it.each([
    ['{"a": 1}', { value: { a: 1 } }],
    ['{"a": ', { fault: 'syntax', line: 1 }],
    ['', { fault: 'syntax', line: 1 }],
    ['[]', { fault: 'not-an-object' }],
    ['null', { fault: 'not-an-object' }],
  ])('%j is read as %j', (text, expected) => {
    expect(readJson(text)).toEqual(expected)
  })

  it('says the same however it is laid out', () => {
    expect(saysTheSame('{ "a" : [1,\n2] }', { a: [1, 2] })).toBe(true)
    expect(saysTheSame('{"a": [1]}', { a: [1, 2] })).toBe(false)
    expect(saysTheSame('{"a": [1', { a: [1] })).toBe(false)
  })
})

describe('a text that is not JSON', () => {
  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3],
    ['{\n  "a": 1,\n}', 3],
    ['{\n  "a": tru,\n  "b": 1\n}', 2],
    ['{\n  "a": "x\n}', 2],
    ['{\n  a: 1\n}', 2],
    ['{\n  "a": [1, 2\n}\n', 3],
    ['{\n  "a": 01\n}', 2],
    ['{\n  "a": "\\x"\n}', 2],
    ['{\n  "a": 1\n}\n\nmore', 5],
    ['{\n  "a": {\n', 2],
  ])('%j is faulty in line %i', (text, line) => {
    expect(readJson(text)).toEqual({ fault: 'syntax', line })
  })

  it('is judged as JSON.parse judges it', () => {
    const isParsed = (text: string): boolean => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    const broken = fc.tuple(fc.json(), fc.nat(40), fc.constantFrom('', ',', '"', '}', ']', '1', '-', '.', 'e', '\\', '\n', ':'))
    const judgesAlike = fc.property(broken, ([json, at, sign]) => {
      const text = json.slice(0, at) + sign + json.slice(at + 1)
      return (faultyLine(text) === undefined) === isParsed(text)
    })
    expect(fc.check(judgesAlike, { numRuns: 2_000 })).toMatchObject({ failed: false })
  })
})

describe('the difference of two texts', () => {
  it.each([
    ['{"a": 1}', '{"a": 12}', { start: 7, end: 7, inserted: '2' }],
    ['aaa', 'aa', { start: 2, end: 3, inserted: '' }],
    ['same', 'same', { start: 4, end: 4, inserted: '' }],
    ['', 'new', { start: 0, end: 0, inserted: 'new' }],
  ])('%j -> %j', (before, after, expected) => {
    expect(difference(before, after)).toEqual(expected)
  })
})

describe('the place of a pointer', () => {
  const text = '{\n  "name": "deal \\"x\\"",\n  "fields": [ {"id": "a"}, { "id":"b", "label": {"en": "B, }"} } ],\n  "a/b": true\n}'

  it.each([
    ['', text],
    ['/name', '"deal \\"x\\""'],
    ['/fields/0', '{"id": "a"}'],
    ['/fields/1/id', '"b"'],
    ['/fields/1/label/en', '"B, }"'],
    ['/a~1b', 'true'],
  ])('%s is %s', (pointer, expected) => {
    const { start, end } = rangeOfPointer(text, pointer)
    expect(text.slice(start, end)).toBe(expected)
  })

  it('is the nearest thing above it when it is not there', () => {
    const { start } = rangeOfPointer(text, '/fields/7/label')
    expect(text.slice(start, start + 1)).toBe('[')
  })

  it('is found for every value of any document, and never hangs on broken text', () => {
    const names = fc.stringMatching(/^[a-z_]{1,12}$/)
    const everyValueIsFound = fc.property(fc.dictionary(names, fc.jsonValue()), fc.nat(200), (document, cut) => {
      const printed = JSON.stringify(document, null, 2)
      rangeOfPointer(printed.slice(0, cut), '/name/0/label')
      return Object.entries(document).every(([name, value]) => {
        const { start, end } = rangeOfPointer(printed, `/${name}`)
        return JSON.stringify(JSON.parse(printed.slice(start, end))) === JSON.stringify(value)
      })
    })
    expect(fc.check(everyValueIsFound)).toMatchObject({ failed: false })
  })
})

describe('the pointer of a place in a text', () => {
  const text = '{ "a": [1, { "b/c": "x" }], "d": {} }'

  it.each([
    ['x', '/a/1/b~1c'],
    ['1', '/a/0'],
    ['{}', '/d'],
    ['"d"', '/d'],
    ['[', '/a'],
  ])('%s is %s', (sign, pointer) => {
    expect(pointerAt(text, text.indexOf(sign) + (sign.length === 1 ? 0 : 1))).toBe(pointer)
  })

  it('is the whole outside of everything, and in a broken text what could be read', () => {
    expect(pointerAt(text, text.length)).toBe('')
    expect(pointerAt('{ "a": [1, 2', 11)).toBe('/a/1')
  })
})
