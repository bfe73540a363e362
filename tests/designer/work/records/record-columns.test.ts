import { describe, expect, it } from 'vitest'
import { listedPaths } from '../../../../designer/work/records/record-columns.tsx'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { mostColumns } from '../../../../schemas/views/most-columns.ts'

const objectOf = (count: number): ObjectDefinition => ({
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'field_1',
  fields: Array.from({ length: count }, (_, index) => ({ id: `fld_${String(index).padStart(12, '0')}`, name: `field_${index}`, type: 'text', label: `Field ${index}` })),
})

describe('a list that nobody has arranged', () => {
  it('shows the title, then the fields, then who and when', () => {
    expect(listedPaths(objectOf(3))).toEqual(['field_1', 'field_0', 'field_2', 'owner', 'updated_at'])
  })

  it('of an object with many fields has the columns that a view may have, who and when among them', () => {
    const paths = listedPaths(objectOf(500))
    expect([paths.length, paths[0], ...paths.slice(-2)]).toEqual([mostColumns, 'field_1', 'owner', 'updated_at'])
  })
})
