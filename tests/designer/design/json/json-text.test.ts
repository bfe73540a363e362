import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson, saysTheSame, writeJson } from '../../../../designer/design/json/json-text.ts'
import { rangeOfPointer } from '../../../../designer/design/json/pointer-range.ts'

describe('a definition as text', () => {
  it('is written with two spaces and a final newline, as files are', () => {
    expect(writeJson({ kind: 'object', fields: [] })).toBe('{\n  "kind": "object",\n  "fields": []\n}\n')
  })

  it.each([
    ['{"a": 1}', { value: { a: 1 } }],
    ['{"a": ', { fault: 'syntax' }],
    ['', { fault: 'syntax' }],
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
