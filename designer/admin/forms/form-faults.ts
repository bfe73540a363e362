import type { TFunction } from 'i18next'
import { isProblem } from '../../app/problem.ts'

/** Why a form was declined: by input, and what belongs to none of them. */
export interface FormFaults {
  readonly at: Readonly<Record<string, string>>
  readonly whole: readonly string[]
}

export const noFaults: FormFaults = { at: {}, whole: [] }

/** Sorts the issues of a declined request to the inputs that they point at. `t` must have the namespace `admin`. */
export function formFaults(reason: unknown, inputs: readonly string[], t: TFunction<'admin'>): FormFaults {
  if (!isProblem(reason)) return noFaults
  const told = reason.issues.map(({ code, path, params, message }) => ({
    input: ofSeveralInputs.has(code) ? '' : (path.split('/')[1] ?? ''),
    text: t(`fault.${code}`, { ...params, defaultValue: message ?? '' }) || t('fault.other'),
  }))
  return {
    at: Object.fromEntries(told.filter(({ input }) => inputs.includes(input)).map(({ input, text }) => [input, text])),
    whole: told.filter(({ input }) => !inputs.includes(input)).map(({ text }) => text),
  }
}

// The server points at the first of them, which may be blank: any of the three may be the one that is known.
const ofSeveralInputs: ReadonlySet<string> = new Set(['person.already-here', 'person.identifiers-of-several', 'person.identifier-taken'])
