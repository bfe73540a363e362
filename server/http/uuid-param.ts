import { Refusal } from '../../runtime/refusal.ts'

/** An id out of a path. Refuses `not-found`: what is no UUID names nothing. */
export function uuidParam(text: string): string {
  if (!form.test(text)) throw new Refusal('not-found')
  return text
}

const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
