/** What the runtime needs from outside. The server supplies it; tests supply clocks and folders of their own. */
export interface Ports {
  readonly clock: Clock
  readonly files: FileStore
  readonly signer: Signer
  readonly wake: Wake
}

export interface Clock {
  /** The present instant. */
  now(): Date
}

/** Bytes under random names; the index of what they are stands in the workspace's `_file`. */
export interface FileStore {
  write(key: string, bytes: ReadableStream<Uint8Array>): Promise<{ size: number }>
  read(key: string): Promise<ReadableStream<Uint8Array>>
  remove(key: string): Promise<void>
}

/** Signs what clients carry back to us, such as cursors. */
export interface Signer {
  sign(text: string): string
  verify(text: string, signature: string): boolean
}

/** Tells this process's worker, and soon all others, that a workspace has something new. Losing a call is harmless. */
export interface Wake {
  released(workspace: string): void
  job(workspace: string, job: string): void
}
