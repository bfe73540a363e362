import { type Static, Type } from 'typebox'
import { Uuid } from './record.ts'

/** Where another system calls a flow, and the secret by which it signs what it sends (Standard Webhooks). */
export const HookAnswer = Type.Object({ address: Type.String(), secret: Type.String() })

export type HookAnswer = Static<typeof HookAnswer>

/** The secret by which the workspace signs what it sends. */
export const SigningSecret = Type.Object({ secret: Type.String() })

export type SigningSecret = Static<typeof SigningSecret>

/** A call that was taken over; a repetition gives the id of the first. */
export const HookCall = Type.Object({ id: Uuid })
