import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { foresee, type Foreseen, mostForeseen, writeAll } from '../../../../designer/work/records/bulk/bulk-work.ts'

const place = { workspace: 'main', object: 'deal' }

interface Asked {
  readonly dryRun?: boolean
  readonly items: readonly { readonly id: string }[]
}

const asked: Asked[] = []

/** A server that refuses every record whose id ends in 7. */
beforeEach(() => {
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', async (_: string, { body, signal }: { body: string; signal?: AbortSignal }) => {
    signal?.throwIfAborted()
    const request: Asked = JSON.parse(body)
    asked.push(request)
    const items = request.items.map(({ id }) => (id.endsWith('7') ? { problem: { title: `No ${id}` } } : { record: { id, version: 2 } }))
    return Response.json({ items })
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  asked.length = 0
})

const writes = (count: number) => Array.from({ length: count }, (_, at) => ({ record: { id: String(at), version: 1 }, values: { stage: 'won' } }))

it('foresees what is refused piece by piece, by dry runs', async () => {
  const told: Foreseen[] = []
  await foresee(place, writes(250), { signal: new AbortController().signal, onProgress: (next) => told.push(next) })
  expect(asked.map(({ dryRun, items }) => [dryRun, items.length])).toEqual([[true, 100], [true, 100], [true, 50]])
  expect(told.map((each) => [each.asked, each.refused.size])).toEqual([[100, 10], [200, 20], [250, 25]])
  expect(told[2]?.refused.get('247')).toEqual({ title: 'No 247' })
})

it('foresees no more than so many', async () => {
  const told: Foreseen[] = []
  await foresee(place, writes(mostForeseen + 150), { signal: new AbortController().signal, onProgress: (next) => told.push(next) })
  expect(told.at(-1)?.asked).toBe(mostForeseen)
})

it('asks no further once it is left', async () => {
  const left = new AbortController()
  await expect(foresee(place, writes(250), { signal: left.signal, onProgress: () => left.abort() })).rejects.toThrow('aborted')
  expect(asked).toHaveLength(1)
})

it('writes in earnest without a word of a dry run', async () => {
  const { written, declined } = await writeAll(place, writes(20), { signal: new AbortController().signal, onProgress: () => undefined })
  expect(asked.map(({ dryRun }) => dryRun)).toEqual([undefined])
  expect([written.size, [...declined.keys()]]).toEqual([18, ['7', '17']])
})
