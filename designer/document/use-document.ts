import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useShortcut } from '../ui/shortcut.ts'
import { DraftStore, type DraftStoreOptions, type SaveState } from './draft-store.ts'
import type { Clash } from './growth.ts'
import { browserKeep } from './keep.ts'

type UseDocumentOptions<Document> = Omit<DraftStoreOptions<Document>, 'keep'>

/** A document on screen and what may be done with it. */
export interface OpenDocument<Document> {
  document: Document
  revision: string
  /**
   * Sends a command: a pure function from document to document. `label` names it for undo; commands of one `burst`
   * (the keystrokes in one input) are one step.
   */
  edit: (command: (document: Document) => Document, label?: string, burst?: string | null) => void
  endBurst: () => void
  undo: () => void
  redo: () => void
  /** What undo would take back and redo bring again; undefined when there is nothing. */
  undoLabel: string | undefined
  redoLabel: string | undefined
  saving: SaveState
  savedAt: Date | null
  problem: unknown
  /** Somebody else changed the same places: nothing is saved until `settle`. */
  clash: Clash<Document> | undefined
  /** Merges both versions and puts what was chosen into the result. */
  settle: (take: (document: Document) => Document, label: string) => void
  /** Lets go of what is not saved, and of the way back. */
  forget: () => void
  /** Saves now; call before leaving for a page that must see the edits (review, publish), and to try again. */
  flush: () => Promise<void>
}

/**
 * Opens a document for editing; `stored` is the server's version as the page's query has it, and the options' `key`
 * decides when another document is meant. Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y work while it is open.
 */
export function useDocument<Document>(options: UseDocumentOptions<Document>): OpenDocument<Document> {
  const [{ key, store }, setOpen] = useState(() => open(options))
  if (key !== options.key) setOpen(open(options))
  const state = useSyncExternalStore(store.subscribe, store.read)
  const { stored } = options
  useEffect(() => store.adopt(stored), [store, stored])
  useEffect(() => saveOnLeaving(store), [store])
  useShortcut('mod+z', store.undo)
  useShortcut('mod+shift+z', store.redo)
  useShortcut('mod+y', store.redo)
  return useMemo(
    () => ({
      document: state.history.present,
      revision: state.revision,
      edit: store.edit,
      endBurst: store.endBurst,
      undo: store.undo,
      redo: store.redo,
      undoLabel: state.history.past.at(-1)?.label,
      redoLabel: state.history.future[0]?.label,
      saving: state.saving,
      savedAt: state.savedAt,
      problem: state.problem,
      clash: state.clash,
      settle: store.settle,
      forget: store.forget,
      flush: () => store.flush(),
    }),
    [state, store],
  )
}

function open<Document>(options: UseDocumentOptions<Document>) {
  const store = new DraftStore<Document>({ ...options, keep: browserKeep() })
  void store.restore()
  return { key: options.key, store }
}

/** Nothing waits for a rest that will not come: leaving the page or hiding the tab saves at once. */
function saveOnLeaving<Document>(store: DraftStore<Document>): () => void {
  const saveNow = () => void store.flush()
  document.addEventListener('visibilitychange', saveNow)
  return () => {
    document.removeEventListener('visibilitychange', saveNow)
    saveNow()
  }
}
