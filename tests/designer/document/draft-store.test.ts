import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DraftStore, type DraftStoreOptions, type Overtaken } from '../../../designer/document/draft-store.ts'
import type { Keep } from '../../../designer/document/keep.ts'
import { mergeDefinitions } from '../../../schemas/merge.ts'

type Note = Record<string, string>

class Stale extends Error {
  readonly other: Overtaken<Note>
  constructor(other: Overtaken<Note>) {
    super('stale')
    this.other = other
  }
}

function memoryKeep(): Keep & { values: Map<string, unknown> } {
  const values = new Map<string, unknown>()
  const sent = new Map<string, number>()
  return {
    values,
    read: async (key) => structuredClone(values.get(key)),
    write: async (key, value) => void values.set(key, structuredClone(value)),
    remove: async (key) => void values.delete(key),
    noteSent: (key, edits) => void sent.set(key, edits),
    lastSent: (key) => sent.get(key) ?? 0,
  }
}

/** A server that holds one note and refuses saves from an old revision. */
function server(note: Note) {
  const state = { document: note, revision: 1, base: note, saves: 0, isDown: false }
  const save = async (document: Note, revision: string) => {
    state.saves += 1
    if (state.isDown) throw new Error('down')
    if (revision !== String(state.revision)) {
      throw new Stale({ document: state.document, revision: String(state.revision), base: state.base })
    }
    Object.assign(state, { document, base: document, revision: state.revision + 1 })
    return { document, revision: String(state.revision) }
  }
  const others = (document: Note) => Object.assign(state, { base: state.document, document, revision: state.revision + 1 })
  return { state, save, others }
}

const openNote = (held: ReturnType<typeof server>, keep: Keep = memoryKeep(), more: Partial<DraftStoreOptions<Note>> = {}) =>
  new DraftStore<Note>({
    key: 'lan/main/note',
    stored: { document: held.state.document, revision: String(held.state.revision) },
    save: held.save,
    overtaken: (reason) => (reason instanceof Stale ? reason.other : undefined),
    merge: (base, mine, theirs) => {
      const { value, conflicts } = mergeDefinitions(base, mine, theirs)
      return { document: value as Note, conflicts }
    },
    keep,
    rest: 100,
    ...more,
  })

const set = (key: string, text: string) => (note: Note) => ({ ...note, [key]: text })

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a document being edited', () => {
  it('is saved once after a rest, however many edits there were', async () => {
    const held = server({ a: '1' })
    const store = openNote(held)
    store.edit(set('a', '2'))
    store.edit(set('a', '3'))
    expect(store.read().saving).toBe('waiting')
    await vi.advanceTimersByTimeAsync(100)
    expect(held.state).toMatchObject({ saves: 1, document: { a: '3' } })
    expect(store.read()).toMatchObject({ saving: 'saved', revision: '2' })
  })

  it('saves undo and redo like any edit', async () => {
    const held = server({ a: '1' })
    const store = openNote(held)
    store.edit(set('a', '2'))
    await vi.advanceTimersByTimeAsync(100)
    store.undo()
    await vi.advanceTimersByTimeAsync(100)
    expect(held.state.document).toEqual({ a: '1' })
    store.redo()
    await vi.advanceTimersByTimeAsync(100)
    expect(held.state.document).toEqual({ a: '2' })
  })

  it('saves again what was edited while a save was under way', async () => {
    const held = server({ a: '1' })
    const store = openNote(held)
    store.edit(set('a', '2'))
    const saved = store.flush()
    store.edit(set('b', 'x'))
    await saved
    await vi.advanceTimersByTimeAsync(100)
    expect(held.state.document).toEqual({ a: '2', b: 'x' })
    expect(store.read().saving).toBe('saved')
  })

  it('keeps the edits when a save fails, and saves them when asked again', async () => {
    const held = server({ a: '1' })
    const store = openNote(held)
    held.state.isDown = true
    store.edit(set('a', '2'))
    await vi.advanceTimersByTimeAsync(100)
    expect(store.read()).toMatchObject({ saving: 'failed', history: { present: { a: '2' } } })
    held.state.isDown = false
    await store.flush()
    expect(held.state.document).toEqual({ a: '2' })
  })

  it('merges another person’s save and never undoes it', async () => {
    const held = server({ a: '1', b: '1' })
    const store = openNote(held)
    held.others({ a: '1', b: 'theirs' })
    store.edit(set('a', 'mine'))
    await vi.advanceTimersByTimeAsync(300)
    expect(held.state.document).toEqual({ a: 'mine', b: 'theirs' })
    expect(store.read().clash).toBeUndefined()
    store.undo()
    await vi.advanceTimersByTimeAsync(300)
    expect(held.state.document).toEqual({ a: '1', b: 'theirs' })
  })

  it('has saved the merged version when a flush is over', async () => {
    const held = server({ a: '1', b: '1' })
    const store = openNote(held)
    held.others({ a: '1', b: 'theirs' })
    store.edit(set('a', 'mine'))
    await store.flush()
    expect(held.state.document).toEqual({ a: 'mine', b: 'theirs' })
    expect(store.read().saving).toBe('saved')
  })

  describe('at a place that another person changed too', () => {
    async function clashing(keep: Keep = memoryKeep()) {
      const held = server({ a: '1', b: '1' })
      const store = openNote(held, keep)
      held.others({ a: 'theirs', b: 'theirs' })
      store.edit(set('a', 'mine'))
      await vi.advanceTimersByTimeAsync(300)
      return { held, store }
    }

    it('saves nothing until somebody has chosen', async () => {
      const { held, store } = await clashing()
      expect(store.read()).toMatchObject({ saving: 'clashing', history: { present: { a: 'mine', b: '1' } }, clash: { conflicts: ['/a'], base: { a: '1' }, theirs: { document: { a: 'theirs' } } } })
      store.edit(set('c', 'more'))
      await store.flush()
      expect(held.state).toMatchObject({ saves: 1, document: { a: 'theirs', b: 'theirs' } })
    })

    it('saves once what was chosen, with all that does not clash', async () => {
      const { held, store } = await clashing()
      store.edit(set('c', 'more'))
      store.settle(set('a', 'chosen'), 'settle')
      await vi.advanceTimersByTimeAsync(300)
      expect(held.state).toMatchObject({ saves: 2, document: { a: 'chosen', b: 'theirs', c: 'more' } })
      expect(store.read()).toMatchObject({ saving: 'saved', clash: undefined })
    })

    it('is settled by an edit that says the same', async () => {
      const { held, store } = await clashing()
      store.edit(set('a', 'theirs'))
      await vi.advanceTimersByTimeAsync(300)
      expect(store.read().clash).toBeUndefined()
      expect(held.state.document).toEqual({ a: 'theirs', b: 'theirs' })
    })

    it('asks again after a reload, with nothing lost', async () => {
      const keep = memoryKeep()
      const { held } = await clashing(keep)
      const again = openNote(held, keep)
      await again.restore()
      await vi.advanceTimersByTimeAsync(300)
      expect(again.read()).toMatchObject({ saving: 'clashing', history: { present: { a: 'mine', b: '1' } }, clash: { conflicts: ['/a'] } })
      again.settle(set('a', 'mine'), 'settle')
      await vi.advanceTimersByTimeAsync(300)
      expect(held.state.document).toEqual({ a: 'mine', b: 'theirs' })
    })

    it('takes in what is saved while it waits', async () => {
      const { held, store } = await clashing()
      held.others({ a: 'third', b: 'third' })
      store.adopt({ document: held.state.document, revision: String(held.state.revision) })
      expect(store.read().clash).toMatchObject({ base: { a: '1' }, theirs: { document: { a: 'third' } } })
    })
  })

  it('takes in what the server tidied without losing newer edits', async () => {
    const held = server({ a: '1' })
    const tidied = async (document: Note, revision: string) => ({
      document: { ...document, a: (document.a ?? '').trim() },
      revision: (await held.save(document, revision)).revision,
    })
    const store = openNote(held, memoryKeep(), { save: tidied })
    store.edit(set('a', ' 2 '))
    const saved = store.flush()
    store.edit(set('b', 'x'))
    await saved
    expect(store.read().history.present).toEqual({ a: '2', b: 'x' })
  })
})

describe('a document after a reload', () => {
  it('still undoes what was done before', async () => {
    const held = server({ a: '1' })
    const keep = memoryKeep()
    openNote(held, keep).edit(set('a', '2'))
    await vi.advanceTimersByTimeAsync(100)
    const again = openNote(held, keep)
    await again.restore()
    again.undo()
    expect(again.read().history.present).toEqual({ a: '1' })
  })

  it('saves edits that never arrived', async () => {
    const held = server({ a: '1' })
    const keep = memoryKeep()
    held.state.isDown = true
    openNote(held, keep).edit(set('a', '2'))
    await vi.advanceTimersByTimeAsync(100)
    held.state.isDown = false
    const again = openNote(held, keep)
    await again.restore()
    await vi.advanceTimersByTimeAsync(100)
    expect(held.state.document).toEqual({ a: '2' })
  })

  it('never puts an older edit over a newer one that was sent as the page was left', async () => {
    const held = server({ a: '1', b: '1' })
    const keep = memoryKeep()
    const store = openNote(held, keep)
    store.edit(set('b', 'x'))
    store.edit(set('a', '2'))
    // The page is gone before the last edit is kept, but not before it is sent.
    const write = vi.spyOn(keep, 'write').mockResolvedValue()
    store.edit(set('a', '23'))
    await vi.advanceTimersByTimeAsync(100)
    write.mockRestore()
    const again = openNote(held, keep)
    await again.restore()
    await vi.advanceTimersByTimeAsync(100)
    expect(held.state.document).toEqual({ a: '23', b: 'x' })
    expect(again.read().history.present).toEqual({ a: '23', b: 'x' })
  })

  it('works what others saved meanwhile into its history', async () => {
    const held = server({ a: '1', b: '1' })
    const keep = memoryKeep()
    openNote(held, keep).edit(set('a', '2'))
    await vi.advanceTimersByTimeAsync(100)
    held.others({ a: '2', b: 'theirs' })
    const again = openNote(held, keep)
    await again.restore()
    again.undo()
    expect(again.read().history.present).toEqual({ a: '1', b: 'theirs' })
  })
})

describe('undo', () => {
  const placed = { items: [{ id: 'itm_1', field: 'reason' }, { id: 'itm_2', field: 'name' }] }
  type Placed = { items: readonly { id: string; field: string; visible?: boolean }[] }
  const setVisible = (note: Note): Note => {
    // The store keeps any document; this one has parts.
    const document = note as unknown as Placed
    return { items: document.items.map((item) => (item.id === 'itm_1' ? { ...item, visible: true } : item)) } as unknown as Note
  }

  it('never brings back what a removal has taken out of an edited place', async () => {
    const held = server(placed as unknown as Note)
    const store = openNote(held)
    store.edit(setVisible, 'condition')
    await vi.advanceTimersByTimeAsync(100)
    held.others({ items: placed.items.slice(1) } as unknown as Note)
    store.adopt({ document: held.state.document, revision: String(held.state.revision) })
    expect(store.read().history).toMatchObject({ past: [], present: { items: [{ id: 'itm_2' }] } })
  })

  it('ends when the document is published, over reloads too', async () => {
    const held = server({ a: '1' })
    const keep = memoryKeep()
    const stored = (live: string) => ({ stored: { document: held.state.document, revision: String(held.state.revision), live } })
    const store = openNote(held, keep, stored('one'))
    store.edit(set('a', '2'))
    await vi.advanceTimersByTimeAsync(100)
    const again = openNote(held, keep, stored('two'))
    await again.restore()
    expect(again.read().history).toMatchObject({ past: [], present: { a: '2' } })
    expect(store.read().history.past).toHaveLength(1)
    store.adopt(stored('one').stored)
    expect(store.read().history.past).toHaveLength(1)
    store.adopt(stored('two').stored)
    expect(store.read().history).toMatchObject({ past: [], present: { a: '2' } })
  })

  it('keeps what is not saved yet when an earlier state is published', async () => {
    const held = server({ a: '1', b: '1' })
    const store = openNote(held, memoryKeep(), { stored: { document: held.state.document, revision: '1', live: 'one' } })
    store.edit(set('a', '2'))
    store.adopt({ document: held.state.document, revision: '1', live: 'two' })
    await vi.advanceTimersByTimeAsync(100)
    expect(held.state.document).toEqual({ a: '2', b: '1' })
  })

  it('has nothing of a refused edit once the document is taken back, over reloads too', async () => {
    const held = server({ a: '1' })
    const keep = memoryKeep()
    const store = openNote(held, keep)
    held.state.isDown = true
    store.edit(set('a', 'abc'))
    await vi.advanceTimersByTimeAsync(100)
    store.forget()
    held.state.isDown = false
    expect(store.read()).toMatchObject({ saving: 'saved', problem: null, history: { past: [], present: { a: '1' } } })
    const again = openNote(held, keep)
    await again.restore()
    await vi.advanceTimersByTimeAsync(100)
    expect([again.read().history.present, held.state.document]).toEqual([{ a: '1' }, { a: '1' }])
  })
})
