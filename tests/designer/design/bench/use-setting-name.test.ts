import { expect, it } from 'vitest'
import { byIds } from '../../../../designer/design/bench/use-setting-name.ts'
import { field, object } from '../definitions.ts'

const deal = object('deal', [field('a', 'name'), field('b', 'amount', 'decimal', { min: '5', max: '3' })])

it.each([
  ['/fields/1/min', '/fld_bbbbbbbbbbbb/min'],
  ['/fields/1', '/fld_bbbbbbbbbbbb'],
  ['/fld_bbbbbbbbbbbb/min', '/fld_bbbbbbbbbbbb/min'],
  ['/label/en', '/label/en'],
  ['', ''],
])('names the place %j by the id of its innermost part: %j', (pointer, named) => {
  expect(byIds(deal, pointer)).toBe(named)
})
