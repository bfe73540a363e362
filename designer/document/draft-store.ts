import { type Clash, clashOf, growOn, type Grown, isSame, type Merge, type Stored } from './growth.ts'
import { endBurst, type History, record, redo, startHistory, undo } from './history.ts'
import type { Keep } from './keep.ts'

/** What came of a save that was refused because somebody else had saved before. */
export interface Overtaken<Document> extends Stored<Document> {
  /** Where our edits began, if that is still known. */
  base: Document | null
}

export interface DraftStoreOptions<Document> {
  /** Person, workspace and document: where the history is kept. */
  key: string
  stored: Stored<Document>
  /** Writes the document; answers how it was stored. */
  save(document: Document, revision: string): Promise<Stored<Document>>
  /** The other version, when a failed save says that there is one; undefined for every other failure. */
  overtaken(reason: unknown): Overtaken<Document> | undefined
  merge: Merge<Document>
  keep: Keep
  /** Milliseconds of rest before a save. */
  rest?: number
}

/** `clashing`: somebody else saved the same places; nothing is saved until they are settled. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'clashing'

export interface DraftState<Document> {
  history: History<Document>
  revision: string
  saving: SaveState
  savedAt: Date | null
  /** Why the last save failed. */
  problem: unknown
  /** What has to be settled before anything is saved. */
  clash: Clash<Document> | undefined
}

/** What is kept of an earlier visit. */
interface Kept<Document> extends Grown<Document> {
  /** How many edits it holds, counted over all visits. */
  readonly edits: number
}

/**
 * A document being edited: commands change it at once, the server follows after a rest, undo and redo survive a
 * reload, and another person's save is merged into every step instead of being overwritten. Where both changed the
 * same, nothing is saved until somebody has chosen; until then the history is kept as it is, over reloads too.
 */
export class DraftStore<Document> {
  #state: DraftState<Document>
  #base: Stored<Document>
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | undefined
  #edits = 0
  readonly #options: DraftStoreOptions<Document>
  readonly #listeners = new Set<() => void>()

  constructor(options: DraftStoreOptions<Document>) {
    this.#options = options
    this.#base = options.stored
    this.#state = {
      history: startHistory(options.stored.document),
      revision: options.stored.revision,
      saving: 'saved',
      savedAt: null,
      problem: null,
      clash: undefined,
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly read = (): DraftState<Document> => this.#state

  /** Brings back the history of an earlier visit, with edits that were never saved. */
  async restore(): Promise<void> {
    // Only this store writes under its key.
    const kept = (await this.#options.keep.read(this.#options.key)) as Kept<Document> | undefined
    // Edits made while the history was read are younger than it and win.
    if (!kept || this.#state.history.past.length > 0) return
    const isUnsaved = !isSame(kept.history.present, kept.base.document)
    this.#edits = Math.max(kept.edits, this.#options.keep.lastSent(this.#options.key))
    const history = kept.edits < this.#edits ? this.#caughtUp(kept) : kept.history
    const theirs = this.#base
    this.#base = kept.base
    this.#become({ history })
    this.#meet(kept.base.document, theirs)
    if (isUnsaved) this.#saveLater()
  }

  readonly edit = (command: (document: Document) => Document, label = '', burst: string | null = null): void => {
    const { history } = this.#state
    this.#follow(record(history, { next: command(history.present), label, burst }))
  }

  readonly undo = (): void => this.#follow(undo(this.#state.history))

  readonly redo = (): void => this.#follow(redo(this.#state.history))

  /** Call when an input is left: what is typed next is a step of its own. */
  readonly endBurst = (): void => this.#become({ history: endBurst(this.#state.history) })

  /** Takes in a version that came from the server by another way (a rename elsewhere, a reload of the page's data). */
  adopt(theirs: Stored<Document>): void {
    if (theirs.revision === this.#base.revision) return this.#becameLive(theirs)
    if (theirs.revision === this.#state.clash?.theirs.revision) return
    if (this.#meet(this.#base.document, theirs) && !isSame(this.#state.history.present, theirs.document)) this.#saveLater()
  }

  /** Ends a clash: merges both versions, puts what was chosen by `take` into the result, and saves it. */
  readonly settle = (take: (document: Document) => Document, label: string): void => {
    const { clash } = this.#state
    if (!clash) return
    this.#growOn(clash.base, clash.theirs, { clash: undefined })
    const { history } = this.#state
    this.#edits += 1
    this.#become({ history: record(history, { next: take(history.present), label }), saving: 'waiting' })
    void this.#write()
    void this.flush()
  }

  /** Lets go of what is not saved, and of the way back: the document was taken back to an earlier state. */
  readonly forget = (): void => {
    clearTimeout(this.#timer)
    this.#become({ history: startHistory(this.#base.document), saving: 'saved', problem: null, clash: undefined })
    void this.#write()
  }

  /** Saves what is not saved yet, now; done when the server has the present or has refused it. */
  async flush(): Promise<void> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      clearTimeout(this.#timer)
      await this.#running
      if (this.#state.saving === 'saved' || this.#state.clash) return
      this.#running = this.#save()
      await this.#running
      // An overtaken save is merged and waits again; a failed one waits for the person, and so does a clash.
      if (this.#state.saving === 'failed') return
    }
  }

  #follow(history: History<Document>): void {
    if (history === this.#state.history) return
    this.#edits += 1
    this.#become({ history })
    const { clash } = this.#state
    // An edit may be what takes the other's side.
    if (clash) this.#meet(clash.base, clash.theirs)
    this.#saveLater()
  }

  #saveLater(): void {
    clearTimeout(this.#timer)
    void this.#write()
    if (this.#state.clash) return
    this.#become({ saving: 'waiting' })
    this.#timer = setTimeout(() => void this.flush(), this.#options.rest ?? 700)
  }

  async #save(): Promise<void> {
    const sent = this.#state.history.present
    this.#options.keep.noteSent(this.#options.key, this.#edits)
    this.#become({ saving: 'saving', problem: null })
    try {
      this.#arrived(sent, await this.#options.save(sent, this.#base.revision))
    } catch (reason) {
      const other = this.#options.overtaken(reason)
      if (!other) return this.#become({ saving: 'failed', problem: reason })
      if (other.base) this.#base = { ...this.#base, document: other.base }
      this.#become({ saving: 'waiting' })
      this.adopt(other)
    }
  }

  #arrived(sent: Document, stored: Stored<Document>): void {
    const isStill = this.#state.history.present === sent
    // The server may tidy what it stores; newer edits grow from what was sent, so they are carried over.
    this.#growOn(sent, stored, { savedAt: new Date(), ...(isStill ? { saving: 'saved' } : {}) })
    void this.#write()
    if (!isStill) this.#saveLater()
  }

  /** What was kept, when the page was left before the newest edits were kept but after they were sent: the server's version is younger. */
  #caughtUp({ history, base }: Kept<Document>): History<Document> {
    return { ...history, present: this.#options.merge(base.document, this.#base.document, history.present).document }
  }

  /** Takes in another version, or finds that both changed the same places: whether it could be taken in. */
  #meet(from: Document, theirs: Stored<Document>): boolean {
    const clash = clashOf(this.#grown(), { from, theirs, merge: this.#options.merge })
    if (!clash) {
      this.#growOn(from, theirs, { clash })
      return true
    }
    clearTimeout(this.#timer)
    this.#become({ clash, saving: 'clashing' })
    void this.#write()
    return false
  }

  /** The same revision, but another one is live: nothing is merged, only the way back ends. */
  #becameLive({ live }: Stored<Document>): void {
    if (live === undefined || live === this.#base.live) return
    this.#growOn(this.#base.document, { ...this.#base, live })
    void this.#write()
  }

  #growOn(from: Document, theirs: Stored<Document>, change: Partial<DraftState<Document>> = {}): void {
    const { history, base } = growOn(this.#grown(), { from, theirs, merge: this.#options.merge })
    this.#base = base
    this.#become({ history, revision: base.revision, ...change })
  }

  #grown(): Grown<Document> {
    return { history: this.#state.history, base: this.#base }
  }

  #write(): Promise<void> {
    const kept: Kept<Document> = { ...this.#grown(), edits: this.#edits }
    return this.#options.keep.write(this.#options.key, kept)
  }

  #become(change: Partial<DraftState<Document>>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** Somebody who saves as fast as this is a program: then the timer goes on trying. */
const mostTries = 5
