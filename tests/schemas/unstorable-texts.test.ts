import { expect, it } from 'vitest'
import { unstorableTexts } from '../../schemas/unstorable-texts.ts'

const nul = '\u0000'
const half = '\ud83d'

it.each([
  ['whole texts', { name: 'Acme 😀', list: ['a', 1, null, true] }, []],
  ['NUL in a text', { name: `Acme${nul}` }, ['/name']],
  ['half a pair', ['a', half], ['/1']],
  ['a key', { fields: { [half]: 1 } }, ['/fields']],
  ['a text alone', nul, ['']],
  ['several, in order', { a: nul, 'b/c': [half], d: { e: nul } }, ['/a', '/b~1c/0', '/d/e']],
])('finds %s', (_, value, places) => {
  expect(unstorableTexts(value)).toEqual(places)
})

it('reads values of any depth', () => {
  let deep: unknown = nul
  for (let depth = 0; depth < 20_000; depth += 1) deep = [deep]
  expect(unstorableTexts(deep)).toEqual(['/0'.repeat(20_000)])
})
