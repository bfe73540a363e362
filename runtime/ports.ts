/** What the runtime needs from outside. The server supplies it; tests supply clocks and folders of their own. */
export interface Ports {
  readonly clock: Clock
  readonly files: FileStore
  readonly signer: Signer
  readonly vault: Vault
  readonly wake: Wake
  readonly mail: Mail
  readonly egress: Egress
  readonly pictures: Pictures
  readonly linkTo: LinkTo
}

/** Where the browser shows a task, a run, or a record and what is said of it; without a record, what a person was told. */
export type LinkTo = (place: {
  readonly workspace: string
  readonly object: string | null
  readonly record: string | null
  readonly comment: string | null
  readonly task?: string | null
  readonly run?: string
}) => string

/** Sends mails; where no server for them is set, it keeps them as files. */
export interface Mail {
  /** No server for mails is set: they are kept as files. */
  readonly isKept: boolean
  /** Done when the mail was taken over. A mail that is sent again keeps its `id`, so that its reader can tell. */
  send(mail: OutgoingMail): Promise<void>
}

export interface OutgoingMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Calls other systems by HTTP, those alone that may be called. */
export interface Egress {
  /** The answer, whatever its status. Raises `EgressFailure` where there is none. */
  send(request: EgressRequest): Promise<EgressAnswer>
}

export interface EgressRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | null
  readonly signal?: AbortSignal
}

export interface EgressAnswer {
  readonly status: number
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** `unreachable` and `timeout` may pass by themselves, the others will not. */
export type EgressFailureCode = 'unreachable' | 'timeout' | 'address-forbidden' | 'invalid-address' | 'invalid-header' | 'too-many-redirects' | 'answer-too-long'

/** Why another system gave no answer. */
export class EgressFailure extends Error {
  readonly code: EgressFailureCode
  readonly params: Readonly<Record<string, string>>

  constructor(code: EgressFailureCode, params: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.params = params
  }
}

export interface Clock {
  /** The present instant. */
  now(): Date
}

/** Bytes under random names, `<workspace>/<random>`; the index of what they are stands in the workspace's `_file`. */
export interface FileStore {
  /** Stores all of the stream or, where the stream fails, nothing. */
  write(key: string, bytes: ReadableStream<Uint8Array>): Promise<{ size: number }>
  /** The bytes, or those from `from` up to and without `to`. */
  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>
  /** Removes the file, and what a process has left of it that ended while it wrote. Removing what is not there is fine. */
  remove(key: string): Promise<void>
}

interface ByteRange {
  readonly from: number
  readonly to: number
}

/** Makes pictures smaller. What a picture tells beside what it shows, such as where it was taken, stays behind. */
export interface Pictures {
  /** The picture as WebP, upright, no edge longer than so many pixels; undefined for what cannot be read, or not within the limits. */
  shrink(bytes: ReadableStream<Uint8Array>, edge: number): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** Signs what clients carry back to us, such as cursors. */
export interface Signer {
  sign(text: string): string
  verify(text: string, signature: string): boolean
}

/** Keeps texts so that this installation alone can read them: its key lies outside the database. */
export interface Vault {
  /** Seals a text for one place; it is opened for that place and no other. */
  seal(text: string, place: string): Sealed
  /** The text; undefined where it was sealed by another key, for another place, or is damaged. */
  open(sealed: Sealed, place: string): string | undefined
  /** Which key seals now. */
  readonly key: string
}

export interface Sealed {
  /** Tells keys apart; says nothing of them. */
  readonly key: string
  readonly text: string
}

/** Tells this process's worker, and soon all others, that a workspace has something new. Losing a call is harmless. */
export interface Wake {
  released(workspace: string): void
  job(workspace: string, job: string): void
  /** Its flows have something to do: events, what happened to runs, effects. Called after the commit. */
  flows(workspace: string): void
}
