import { readPreference, writePreference } from '../ui/preference.ts'

/** Where histories survive a reload: by person, workspace and document. */
export interface Keep {
  read(key: string): Promise<unknown>
  write(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  /** Notes at once, before the page can be left, how many edits were sent to the server. */
  noteSent(key: string, edits: number): void
  lastSent(key: string): number
}

const storeName = 'histories'

/** The browser's own database. Where it is denied (private windows), histories last as long as the page. */
export function browserKeep(): Keep {
  return {
    read: (key) => inStore('readonly', (store) => store.get(key)).catch(() => undefined),
    write: (key, value) => inStore('readwrite', (store) => store.put(value, key)).then(noop, noop),
    remove: (key) => inStore('readwrite', (store) => store.delete(key)).then(noop, noop),
    noteSent: (key, edits) => writePreference(`sent.${key}`, edits),
    lastSent: (key) => readPreference(`sent.${key}`, 0),
  }
}

// Undo across reloads is a comfort; an edit must never fail for want of it.
const noop = () => undefined

let database: Promise<IDBDatabase> | undefined

async function inStore(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  database ??= open()
  const transaction = (await database).transaction(storeName, mode)
  return done(work(transaction.objectStore(storeName)))
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('tessera', 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName))
  return done(request)
}

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
