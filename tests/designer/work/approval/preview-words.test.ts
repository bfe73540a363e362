import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { asksNobody, durationWords, missingWords, stepWords } from '../../../../designer/work/approval/preview-words.ts'
import type { ApprovalPreview } from '../../../../schemas/api/task.ts'

type Step = ApprovalPreview['steps'][number]

const texts: Readonly<Record<string, string>> = { yourManager: 'your manager', managerOf: 'manager of {name}', several: '{names} and {count} more', 'no.manager': 'No manager is set for you', 'no.role': 'Nobody has the role {role}', for: '{name} for {other}' }
// Only what the words need of i18next.
const t = ((key: string, values: Record<string, unknown> = {}) => (texts[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))) as unknown as TFunction<'approval'>
const reader = { me: 'Lan', language: 'en', t, format: { list: (parts: readonly string[]) => parts.join(' and ') } } as const

const person = (name: string, asked: Step['people'][number]['asked'], onBehalfOf: string | null = null): Step['people'][number] => ({
  person: { id: name, name }, onBehalfOf: onBehalfOf === null ? null : { id: onBehalfOf, name: onBehalfOf }, asked,
})
const step = (people: Step['people'], more: Partial<Step> = {}): Step => ({ node: 'a', label: 'A', beside: false, people, missing: [], ...more })

describe('whom a record goes to', () => {
  it('is said by name, with how it came about', () => {
    expect(stepWords(step([person('Minh', { how: 'manager', of: 'Lan', level: 1 })]), reader)).toBe('Minh (your manager)')
    expect(stepWords(step([person('Minh', { how: 'manager', of: 'Hoa' }), person('An', { how: 'person', of: null }, 'Binh')]), reader)).toBe('Minh (manager of Hoa) and An for Binh')
  })

  it('is said by the role where everybody has it', () => {
    const finance = ['A', 'B'].map((name) => person(name, { how: 'role', of: 'Finance' }))
    expect(stepWords(step(finance), reader)).toBe('Finance')
    expect(stepWords(step(finance.slice(0, 1)), reader)).toBe('A (Finance)')
  })

  it('counts those who are too many to name', () => {
    expect(stepWords(step(['A', 'B', 'C', 'D', 'E'].map((name) => person(name, { how: 'person', of: null }))), reader)).toBe('A and B and C and 2 more')
  })

  it('is nobody where no step asks anybody, and administrators where somebody is missing', () => {
    const missing = step([], { missing: [{ how: 'manager', of: 'Lan' }] })
    expect([[], [step([])], [missing], [step([]), step([person('Minh', { how: 'person', of: null })])]].map((steps) => asksNobody({ steps }))).toEqual([true, true, false, false])
  })

  it('says why nobody is found', () => {
    const missing = (asked: Step['people'][number]['asked']): Step => step([], { missing: [asked] })
    expect(missingWords(missing({ how: 'manager', of: 'Lan' }), reader)).toBe('No manager is set for you')
    expect(missingWords(missing({ how: 'role', of: 'Finance' }), reader)).toBe('Nobody has the role Finance')
  })
})

it.each([
  [129_600, '1.5 days'],
  [10_800, '3 hours'],
  [30, '1 minute'],
])('tells %i seconds as %s', (seconds, words) => expect(durationWords(seconds, 'en')).toBe(words))
