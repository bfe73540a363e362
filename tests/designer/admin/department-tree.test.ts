import { describe, expect, it } from 'vitest'
import { branchOf, pathNames, treeOf } from '../../../designer/admin/departments/department-tree.ts'

const department = (id: string, parent: string | null, name = id) => ({ id, version: 1, name, parent, head: null, _titles: {} })
const { compare } = new Intl.Collator('vi')

const departments = [
  department('north', 'sales', 'Miền Bắc'),
  department('sales', null, 'Kinh doanh'),
  department('hanoi', 'north', 'Hà Nội'),
  department('people', null, 'Nhân sự'),
  department('lost', 'gone', 'Đội mới'),
]

describe('the tree of departments', () => {
  it('is read from the top, siblings in the order of the language', () => {
    expect(treeOf(departments, compare).map(({ department: { id }, depth }) => [id, depth])).toEqual([
      ['lost', 0], ['sales', 0], ['north', 1], ['hanoi', 2], ['people', 0],
    ])
  })

  it('names a department with those above it', () => {
    expect(pathNames(departments, 'hanoi')).toEqual(['Kinh doanh', 'Miền Bắc', 'Hà Nội'])
  })

  it('knows the branch that must not become its own parent', () => {
    expect([...branchOf(departments, 'sales')].toSorted()).toEqual(['hanoi', 'north', 'sales'])
  })
})
