import { describe, expect, it } from 'vitest'
import { limited } from '../../../server/jobs/limited.ts'

describe('pieces of work, so many at a time', () => {
  it('begins them in the order in which they come, each when a place is free, and gives what they give', async () => {
    const inTurn = limited(2)
    const begun: string[] = []
    const piece = (name: string) => {
      const done = Promise.withResolvers<string>()
      const result = inTurn(() => {
        begun.push(name)
        return done.promise
      })
      return { result, done }
    }
    const [a, b, c, d] = [piece('a'), piece('b'), piece('c'), piece('d')]
    expect(begun).toEqual(['a', 'b'])
    b.done.resolve('of b')
    expect(await b.result).toBe('of b')
    expect(begun).toEqual(['a', 'b', 'c'])
    a.done.reject(new Error('a has failed'))
    await expect(a.result).rejects.toThrow('a has failed')
    expect(begun).toEqual(['a', 'b', 'c', 'd'])
    c.done.resolve('of c')
    d.done.resolve('of d')
    expect(await Promise.all([c.result, d.result])).toEqual(['of c', 'of d'])
  })
})
