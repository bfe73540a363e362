import type { Caller } from '../caller.ts'
import type { Gate } from './gate.ts'

/** Formulas may speak the reader's language, and stand in the statement with it. */
export const languageOf = ({ person }: Caller, { object }: Gate): string => (object.formulas.length === 0 ? '' : person.language)
