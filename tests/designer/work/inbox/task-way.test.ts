import { expect, it } from 'vitest'
import { nextOf, taskPath } from '../../../../designer/work/inbox/use-task-way.ts'
import { tabOf } from '../../../../designer/work/inbox/task-queries.ts'

const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

it.each([
  ['a', 'b'],
  ['c', 'b'],
  ['x', 'a'],
])('after %s is done, %s comes', (done, next) => expect(nextOf(items, done)).toBe(next))

it('comes to nothing after the only one', () => expect(nextOf([{ id: 'a' }], 'a')).toBeNull())

it('gives each list and each task an address', () => {
  expect(taskPath('main', 'todo')).toBe('/w/main/work/inbox')
  expect(taskPath('main', 'done', 'a')).toBe('/w/main/work/inbox/a?tab=done')
  expect(tabOf('done')).toBe('done')
  expect(tabOf('nothing')).toBe('todo')
})
