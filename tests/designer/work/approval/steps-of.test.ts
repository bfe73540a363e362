import { expect, it } from 'vitest'
import { stepsOf } from '../../../../designer/work/approval/steps-of.ts'
import type { TaskRow } from '../../../../schemas/api/task.ts'

const somebody = { id: '0198aaaa-0000-7000-8000-000000000001', name: 'Minh' }

function task(id: string, node: string, [openedAt, endedAt]: readonly [string, string | null], more: Partial<TaskRow> = {}): TaskRow {
  return {
    id, rev: 1, kind: 'approval', state: endedAt === null ? 'open' : 'done', title: 'Deal', flow: { name: 'big', label: 'Big' }, run: 'r', node: { key: node, label: node },
    object: 'deal', record: 'r', requester: null, assignee: somebody, onBehalfOf: null, openedAt, due: null, endedAt, decision: endedAt === null ? null : 'approve', decidedBy: null, comment: null, files: [], fillsIn: false, ...more,
  }
}

const shown = (tasks: readonly TaskRow[]) => stepsOf(tasks).map(({ label, tasks: asked, isOpen }) => `${label}: ${asked.map(({ id }) => id).join(' ')}${isOpen ? ' …' : ''}`)

it('gathers those who are asked together, and those who come in while others are asked', () => {
  expect(shown([task('c', 'boss', ['2026-01-01T03', null]), task('b', 'boss', ['2026-01-01T01', '2026-01-01T03']), task('a', 'boss', ['2026-01-01T01', '2026-01-01T02'])])).toEqual(['boss: a b c …'])
})

it('tells steps beside each other apart', () => {
  expect(shown([task('a', 'boss', ['2026-01-01T01', null]), task('b', 'finance', ['2026-01-01T01', '2026-01-01T04'])])).toEqual(['boss: a …', 'finance: b'])
})

it('tells a step again that was come to again', () => {
  const tasks = [
    task('a', 'boss', ['2026-01-01T01', '2026-01-01T02'], { decision: 'return' }),
    task('b', 'boss', ['2026-01-01T02', '2026-01-01T05'], { kind: 'resubmit', decision: 'resubmit' }),
    task('c', 'boss', ['2026-01-01T06', null]),
  ]
  expect(shown(tasks)).toEqual(['boss: a', 'boss: b', 'boss: c …'])
})

it('leaves copies out', () => expect(shown([task('a', 'tell', ['2026-01-01T01', null], { kind: 'cc' })])).toEqual([]))
