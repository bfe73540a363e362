import type { DepartmentAnswer } from '../../../schemas/api/department.ts'

/** A department with how deep it lies, in the order in which a tree is read. */
export interface PlacedDepartment {
  readonly department: DepartmentAnswer
  readonly depth: number
  /** Whether departments lie directly below it. */
  readonly hasChildren: boolean
}

/** The departments as a tree read from top to bottom, siblings in the order of `compare`. */
export function treeOf(departments: readonly DepartmentAnswer[], compare: (a: string, b: string) => number): PlacedDepartment[] {
  const known = new Set(departments.map(({ id }) => id))
  const children = Map.groupBy(departments, ({ parent }) => (parent !== null && known.has(parent) ? parent : null))
  const below = (parent: string | null, depth: number): PlacedDepartment[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => compare(a.name, b.name))
      .flatMap((department) => [{ department, depth, hasChildren: children.has(department.id) }, ...below(department.id, depth + 1)])
  return below(null, 0)
}

/** A department and everything below it: none of them can become its parent. */
export function branchOf(departments: readonly DepartmentAnswer[], id: string): ReadonlySet<string> {
  const branch = new Set([id])
  let grown = 0
  while (grown < branch.size) {
    grown = branch.size
    for (const { id: each, parent } of departments) if (parent !== null && branch.has(parent)) branch.add(each)
  }
  return branch
}

/** The names above a department and its own, from the top: `Sales · North`. */
export function pathNames(departments: readonly DepartmentAnswer[], id: string): string[] {
  const byId = new Map(departments.map((department) => [department.id, department]))
  const names: string[] = []
  for (let at = byId.get(id); at && names.length <= byId.size; at = at.parent === null ? undefined : byId.get(at.parent)) names.unshift(at.name)
  return names
}
