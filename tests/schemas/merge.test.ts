import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeDefinitions } from '../../schemas/merge.ts'
import type { Json } from '../../schemas/pointer.ts'

const part = (id: string, more: Record<string, Json> = {}): Json => ({ id, ...more })
const fields = (...ids: readonly string[]): Json => ({ fields: ids.map((id) => part(id)) })
const idsOf = (value: Json): unknown => ((value as { fields: { id: string }[] }).fields).map(({ id }) => id)

describe('a three-way merge', () => {
  it.each<[string, Json, Json, Json, Json]>([
    ['takes what only I changed', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 1 }, { a: 2, b: 1 }],
    ['takes what only they changed', { a: 1, b: 1 }, { a: 1, b: 1 }, { a: 1, b: 2 }, { a: 1, b: 2 }],
    ['takes both where they are apart', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }],
    ['takes the same change once', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }],
    ['takes what either added', {}, { mine: 1 }, { theirs: 1 }, { mine: 1, theirs: 1 }],
    ['lets go what either removed', { a: 1, b: 1 }, { a: 1 }, { b: 1 }, {}],
    ['goes into members', { label: { en: 'A', vi: 'A' } }, { label: { en: 'B', vi: 'A' } }, { label: { en: 'A', vi: 'C' } }, { label: { en: 'B', vi: 'C' } }],
  ])('%s', (_, base, mine, theirs, merged) => {
    expect(mergeDefinitions(base, mine, theirs)).toEqual({ value: merged, conflicts: [] })
  })

  it('follows parts by id, wherever they stand', () => {
    const base = { fields: [part('f1', { label: 'One' }), part('f2')] }
    const mine = { fields: [part('f1', { label: 'Uno' }), part('f2')] }
    const theirs = { fields: [part('f2', { required: true }), part('f1', { label: 'One' })] }
    expect(mergeDefinitions(base, mine, theirs)).toEqual({ value: { fields: [part('f2', { required: true }), part('f1', { label: 'Uno' })] }, conflicts: [] })
  })

  it('keeps new parts of both after their neighbours', () => {
    expect(idsOf(mergeDefinitions(fields('a', 'b'), fields('a', 'mine', 'b'), fields('a', 'b', 'theirs')).value)).toEqual(['a', 'mine', 'b', 'theirs'])
  })

  it('names a conflict by the ids of parts and keeps mine', () => {
    const at = (label: string): Json => ({ fields: [part('f/1', { label: { en: label } })] })
    expect(mergeDefinitions(at('a'), at('b'), at('c'))).toEqual({ value: at('b'), conflicts: ['/fields/f~11/label/en'] })
  })

  it('keeps a part that one side removed and the other edited, and says so', () => {
    const edited = { fields: [part('a', { label: 'new' })] }
    for (const [mine, theirs] of [[edited, fields()], [fields(), edited]] as const) {
      expect(mergeDefinitions(fields('a'), mine, theirs)).toEqual({ value: edited, conflicts: ['/fields/a'] })
    }
  })

  describe('of rules', () => {
    const more: Json = { '>': [{ var: 'amount' }, 10] }
    const less: Json = { '<': [{ var: 'amount' }, 20] }
    const blank: Json = { is_blank: [{ var: 'amount' }] }

    it.each<[string, (rule: Json) => Json, string]>([
      ['a validation rule', (refuseWhen) => ({ kind: 'rule', refuseWhen }), '/refuseWhen'],
      ['the filter of a view', (where) => ({ kind: 'view', where }), '/where'],
      ['a condition of a layout', (visible) => ({ kind: 'layout', tabs: [part('t', { sections: [part('s', { items: [part('i', { visible })] })] })] }), '/tabs/t/sections/s/items/i/visible'],
      ['a formula', (expression) => ({ kind: 'object', fields: [part('f', { expression })] }), '/fields/f/expression'],
    ])('takes %s as one value', (_, holding, at) => {
      expect(mergeDefinitions(holding(blank), holding(more), holding(less))).toEqual({ value: holding(more), conflicts: [at] })
      expect(mergeDefinitions(holding(blank), holding(blank), holding(less))).toEqual({ value: holding(less), conflicts: [] })
    })

    it('knows a rule within a part that was moved', () => {
      const page = (first: Json[], second: Json[]): Json => ({ kind: 'layout', tabs: [part('t', { sections: [part('a', { items: first }), part('b', { items: second })] })] })
      const placed = (visible: Json): Json => part('i', { visible })
      expect(mergeDefinitions(page([placed(blank)], []), page([], [placed(more)]), page([placed(less)], []))).toEqual({ value: page([], [placed(more)]), conflicts: ['/i/visible'] })
    })
  })

  describe('of a part that was moved to another list', () => {
    const page = (...sections: readonly (readonly Json[])[]): Json => ({ sections: sections.map((items, at) => part(`s${at}`, { items: [...items] })) })
    const x = part('x', { label: 'X' })
    const renamed = part('x', { label: 'Renamed' })

    it.each<[string, Json, Json, Json, Json]>([
      ['keeps it where I moved it, with what they changed', page([x], []), page([], [x]), page([renamed], []), page([], [renamed])],
      ['keeps it where they moved it, with what I changed', page([x], []), page([renamed], []), page([], [x]), page([], [renamed])],
      ['takes my place when both moved it', page([x], [], []), page([], [x], []), page([], [], [x]), page([], [x], [])],
      ['has it once when both moved it to the same place', page([x], []), page([], [x]), page([], [x]), page([], [x])],
      ['keeps it when the other side removed it', page([x], []), page([], [x]), page([], []), page([], [x])],
      ['keeps it in a list that is new', page([x], []), page([], [], [x]), page([renamed], []), page([], [], [renamed])],
    ])('%s', (_, base, mine, theirs, merged) => {
      expect(mergeDefinitions(base, mine, theirs)).toEqual({ value: merged, conflicts: [] })
    })

    it('names what both changed by the id alone', () => {
      const [mine, theirs] = [page([], [part('x', { label: 'Mine' })]), page([renamed], [])]
      expect(mergeDefinitions(page([x], []), mine, theirs)).toEqual({ value: mine, conflicts: ['/x/label'] })
    })

    it('takes along what was moved within it', () => {
      const tabs = (...all: readonly (readonly Json[])[]): Json => ({ tabs: all.map((sections, at) => part(`t${at}`, { sections: [...sections] })) })
      const section = (id: string, ...items: readonly Json[]) => part(id, { items: [...items] })
      const base = tabs([section('a', x), section('b')], [])
      const mine = tabs([section('a')], [section('b', x)])
      const theirs = tabs([section('a', renamed), section('b')], [])
      expect(mergeDefinitions(base, mine, theirs)).toEqual({ value: tabs([section('a')], [section('b', renamed)]), conflicts: [] })
    })
  })

  it('takes lists without ids as one value each', () => {
    expect(mergeDefinitions({ subtitle: ['a'] }, { subtitle: ['a', 'b'] }, { subtitle: ['c'] })).toEqual({ value: { subtitle: ['a', 'b'] }, conflicts: ['/subtitle'] })
  })

  const definition = fc.record({
    label: fc.constantFrom('x', 'y', 'z'),
    fields: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), label: fc.constantFrom('x', 'y') }), { selector: ({ id }) => id }),
  })

  it('of one side with itself or with an unchanged one is that side', () => {
    fc.assert(
      fc.property(definition, definition, (base, mine) => {
        expect(mergeDefinitions(base, mine, base)).toEqual({ value: mine, conflicts: [] })
        expect(mergeDefinitions(base, base, mine)).toEqual({ value: mine, conflicts: [] })
        expect(mergeDefinitions(base, mine, mine)).toEqual({ value: mine, conflicts: [] })
      }),
    )
  })

  it('finds the same conflicts from either side', () => {
    fc.assert(
      fc.property(definition, definition, definition, (base, mine, theirs) => {
        expect(mergeDefinitions(base, mine, theirs).conflicts.toSorted()).toEqual(mergeDefinitions(base, theirs, mine).conflicts.toSorted())
      }),
    )
  })
})
