import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { ownershipIssues } from '../../../schemas/objects/ownership-issues.ts'
import { field, object } from '../../support/publishing.ts'

const owned = (name: string, to: string, more: object = { required: true }) => field(name, 'owned_lookup', { object: to, ...more })

const issuesOf = (...objects: ReturnType<typeof object>[]) => {
  const set = definitionSet(objects)
  return objects.flatMap((each) => ownershipIssues(each, set).map(({ code, path }) => `${each.name} ${code} ${path}`))
}

describe('records that belong to others', () => {
  it('may belong to records that belong to others again', () => {
    expect(issuesOf(object('quote', [field('name', 'text')]), object('line', [field('name', 'text'), owned('quote', 'quote')]), object('part', [field('name', 'text'), owned('line', 'line')]))).toEqual([])
  })

  it('never belong to themselves, over others or at once', () => {
    expect(issuesOf(object('tree', [field('name', 'text'), owned('above', 'tree')]))).toEqual(['tree field.owned-lookup.cycle /fields/1/object'])
    expect(issuesOf(object('one', [owned('other', 'other')]), object('other', [owned('one', 'one')]))).toEqual(['one field.owned-lookup.cycle /fields/0/object', 'other field.owned-lookup.cycle /fields/0/object'])
  })

  it('tells a circle further up where it is', () => {
    const circle = [object('one', [owned('other', 'other')]), object('other', [owned('one', 'one')])]
    expect(issuesOf(...circle, object('below', [owned('one', 'one')]))).not.toContain(expect.stringContaining('below'))
  })

  it('belong to one record, without exception', () => {
    const line = object('line', [field('name', 'text'), owned('quote', 'quote', {}), owned('deal', 'quote')])
    expect(issuesOf(object('quote', [field('name', 'text')]), line)).toEqual(['line field.owned-lookup.second /fields/2/type', 'line field.always-required /fields/1/required'])
  })
})
