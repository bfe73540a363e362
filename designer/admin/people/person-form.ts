import type { NewPerson, PersonAnswer, PersonPatch } from '../../../schemas/api/person.ts'
import type { Language } from '../../../schemas/label.ts'

/** What the form of a person holds; texts are as typed, blank where nothing was typed. */
export interface PersonForm {
  name: string
  email: string
  login: string
  phone: string
  employeeCode: string
  jobTitle: string
  manager: string | null
  department: string | null
  otherDepartments: readonly string[]
  language: Language
  zone: string
}

export const personInputs = [
  'name', 'email', 'login', 'phone', 'employeeCode', 'jobTitle', 'manager', 'department', 'otherDepartments', 'language', 'zone',
] as const satisfies readonly (keyof PersonForm)[]

/** The form of somebody who is not here yet: language and zone are the workspace's. */
export const emptyForm = (language: Language, zone: string): PersonForm => ({
  name: '', email: '', login: '', phone: '', employeeCode: '', jobTitle: '', manager: null, department: null, otherDepartments: [], language, zone,
})

/** The form as it shows a stored person. */
export const formOf = (person: PersonAnswer, defaults: PersonForm): PersonForm => ({
  name: person.name,
  email: person.email ?? '',
  login: person.login ?? '',
  phone: person.phone ?? '',
  employeeCode: person.employeeCode ?? '',
  jobTitle: person.jobTitle ?? '',
  manager: person.manager,
  department: person.department,
  otherDepartments: person.otherDepartments ?? [],
  language: person.language ?? defaults.language,
  zone: person.zone ?? defaults.zone,
})

/** The body that changes a stored form into this one: only what differs; `null` empties. */
export function patchOf(before: PersonForm, form: PersonForm): PersonPatch {
  const changed = personInputs.filter((input) => JSON.stringify(sent(before, input)) !== JSON.stringify(sent(form, input)))
  // Each key is taken from the form together with its own value.
  return Object.fromEntries(changed.map((input) => [input, sent(form, input)])) as PersonPatch
}

/** The body that makes a person: what was left blank is left out. */
export function newPersonOf(form: PersonForm): NewPerson {
  const filled = personInputs.filter((input) => sent(form, input) !== null)
  return Object.fromEntries(filled.map((input) => [input, sent(form, input)])) as NewPerson
}

/** My changes on top of what somebody else has saved meanwhile. */
export const rebased = (before: PersonForm, mine: PersonForm, theirs: PersonForm): PersonForm => {
  const changed = new Set<string>(Object.keys(patchOf(before, mine)))
  // Both forms have the same keys.
  return Object.fromEntries(personInputs.map((input) => [input, (changed.has(input) ? mine : theirs)[input]])) as unknown as PersonForm
}

type PersonFault = 'nameMissing' | 'identifierMissing'

/** What is missing before the server needs to be asked. */
export function missingIn({ name, email, login, phone }: PersonForm): Partial<Record<keyof PersonForm, PersonFault>> {
  return {
    ...(name.trim() === '' && { name: 'nameMissing' as const }),
    ...([email, login, phone].every((text) => text.trim() === '') && { email: 'identifierMissing' as const }),
  }
}

function sent(form: PersonForm, input: keyof PersonForm): unknown {
  const value = form[input]
  if (typeof value !== 'string') return value
  return value.trim() === '' ? null : value.trim()
}
