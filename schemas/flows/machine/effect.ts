import type { Json } from '../../pointer.ts'

/** What a node wants done. Effects on records are done inside the step and answered there; all others leave by the outbox, but that a step may tell a few people by itself. */
export type Effect =
  | { readonly kind: 'record'; readonly op: 'find' | 'create' | 'update'; readonly request: Json }
  | { readonly kind: 'assign'; readonly values: Readonly<Record<string, Json>> }
  | { readonly kind: 'notice'; readonly to: readonly string[]; readonly request: Json }
  | { readonly kind: 'copy'; readonly to: readonly string[] }
  | { readonly kind: 'outside'; readonly channel: 'email' | 'http'; readonly request: Json }
  | { readonly kind: 'child'; readonly flow: string; readonly request: Json }
