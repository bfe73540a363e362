import { describe, expect, it } from 'vitest'
import { kinds } from '../../../schemas/kinds.ts'
import { keyInCode, languages, listNamespaces, namespaces, pluralForm, readTexts } from './texts.ts'
import { findAmbiguousFiles, findIssueCodes, findLiterals, findUsedKeys } from './used-keys.ts'

/** Words that are the same in every language: names and abbreviations. */
const sameEverywhere = new Set(['Tessera', 'API', 'CSV', 'JSON', 'XLSX', 'Excel', 'E-mail', 'URL', 'ID', 'VND', 'USD'])

const translations = languages.filter((language) => language !== 'en')

const placeholders = (text: string): readonly string[] => (text.match(/\{\{[^}]+\}\}|<\/?\w+>/g) ?? []).toSorted()

describe.each(translations)('the texts in %s', (language) => {
  it('have the same namespaces as English', () => {
    expect(listNamespaces(language)).toEqual(namespaces)
  })

  it.each(namespaces)('%s: have the same keys as English', (namespace) => {
    const keysOf = (each: (typeof languages)[number]) => [...new Set([...readTexts(each, namespace).keys()].map(keyInCode))].toSorted()
    expect(keysOf(language)).toEqual(keysOf('en'))
  })

  it.each(namespaces)('%s: name the same values as English', (namespace) => {
    const english = readTexts('en', namespace)
    for (const [key, text] of readTexts(language, namespace)) {
      const original = english.get(key) ?? english.get(`${keyInCode(key)}_other`) ?? ''
      expect({ key, names: placeholders(text) }).toEqual({ key, names: placeholders(original) })
    }
  })

  it.each(namespaces)('%s: are written, not left in English', (namespace) => {
    const english = readTexts('en', namespace)
    const left = [...readTexts(language, namespace)].filter(
      ([key, text]) => /[A-Za-z]{2}/.test(text) && text === english.get(key) && !sameEverywhere.has(text),
    )
    expect(left).toEqual([])
  })
})

describe.each(languages)('the texts in %s', (language) => {
  it.each(namespaces)('%s: have exactly the plural forms of the language', (namespace) => {
    const forms = new Map<string, Set<string>>()
    for (const key of readTexts(language, namespace).keys()) {
      const form = pluralForm(key)
      if (form) forms.set(keyInCode(key), (forms.get(keyInCode(key)) ?? new Set()).add(form))
    }
    const expected = new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories)
    for (const [key, found] of forms) expect({ key, found }).toEqual({ key, found: expected })
  })

  it.each(namespaces)('%s: are never blank', (namespace) => {
    expect([...readTexts(language, namespace)].filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

describe('Chinese texts', () => {
  it.each(namespaces)('%s: use full-width marks and one space between Chinese and Latin', (namespace) => {
    const wrong = [...readTexts('zh-CN', namespace)].filter(([, text]) => {
      const bare = text.replaceAll(/\{\{[^}]+\}\}/g, '').replaceAll(/<\/?\w+>/g, '')
      return /\p{Script=Han}[,;:?!]/u.test(bare) || /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(bare)
    })
    expect(wrong).toEqual([])
  })
})

describe('the keys in the code', () => {
  const used = findUsedKeys()
  // What only the server finds comes with its sentence; the texts here are for faults that a form finds by itself.
  const issueCodes = [...findIssueCodes('schemas')]
  const textsOf = new Map(namespaces.map((namespace) => [namespace, [...readTexts('en', namespace).keys()].map(keyInCode)]))

  it('belong to one namespace a name in each file', () => {
    expect(findAmbiguousFiles()).toEqual([])
  })

  it('name every kind of definition wherever kinds are named', () => {
    const naming = [...textsOf].filter(([, keys]) => keys.includes('kind.picklist'))
    const lacking = naming.flatMap(([namespace, keys]) => Object.keys(kinds).filter((kind) => !keys.includes(`kind.${kind}`)).map((kind) => `${namespace}:kind.${kind}`))
    expect({ count: naming.length > 0, lacking }).toEqual({ count: true, lacking: [] })
  })

  it('all have a text', () => {
    const missing = used.filter(({ namespace, key }) => {
      const known = textsOf.get(namespace) ?? []
      return typeof key === 'string' ? !known.includes(key) : !known.some((each) => key.test(each))
    })
    expect(missing.map(({ file, namespace, key }) => `${file}: ${namespace}:${key}`)).toEqual([])
  })

  it('have a text for every fault that a control can find', () => {
    const known = textsOf.get('issues') ?? []
    // Codes with a dot are faults of definitions: the server finds and words them.
    const codes = [...findIssueCodes('schemas/fields')].filter((code) => !code.includes('.'))
    expect(codes.filter((code) => !known.some((key) => key === code || key.startsWith(`${code}.`)))).toEqual([])
  })

  it.each(namespaces)('leave no text of %s unused', (namespace) => {
    const keys = used.filter((each) => each.namespace === namespace).map(({ key }) => key)
    const literals = new Set([...findLiterals(namespace), ...(namespace === 'issues' ? issueCodes : [])])
    const unused = (textsOf.get(namespace) ?? []).filter(
      (known) => !literals.has(known) && !keys.some((key) => (typeof key === 'string' ? key === known : key.test(known))),
    )
    expect(unused).toEqual([])
  })
})
