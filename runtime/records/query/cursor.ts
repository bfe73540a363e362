import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'

/** Where a page ended: the values of the order's keys in the last record, as texts. */
export type CursorValues = readonly (string | null)[]

/** A cursor for the client to carry. It is signed together with what it was made for, so it fits no other query. */
export function writeCursor(caller: Caller, purpose: string, values: CursorValues): string {
  const text = Buffer.from(JSON.stringify(values)).toString('base64url')
  return `${text}.${caller.workspace.ports.signer.sign(signed(caller, purpose, text))}`
}

/** Refuses `invalid-request` for a cursor that we did not make for this person and query. */
export function readCursor(caller: Caller, purpose: string, cursor: string): CursorValues {
  const [text = '', signature = ''] = cursor.split('.')
  if (!caller.workspace.ports.signer.verify(signed(caller, purpose, text), signature)) {
    throw new Refusal('invalid-request', { issues: [{ code: 'cursor-invalid', path: '/cursor' }] })
  }
  // We signed it ourselves, so it is what `writeCursor` wrote.
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as CursorValues
}

const signed = (caller: Caller, purpose: string, text: string): string =>
  JSON.stringify([caller.workspace.slug, caller.person.id, purpose, text])
