import { describe, expect, it } from 'vitest'
import { chooseLayout } from '../../../schemas/layouts/choose-layout.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { layout } from './definitions.ts'

const named = (name: string, settings: Partial<LayoutDefinition> = {}) => layout([], { name: `deal_${name}`, label: name, ...settings })

const plain = named('plain')
const forReps = named('reps', { roles: ['rep'] })
const renewals = named('renewals', { recordTypes: ['renewal'] })
const first = named('first', { priority: 5 })
const page = named('page', { for: 'page', priority: 9 })

const chosen = (layouts: readonly LayoutDefinition[], roles: readonly string[] = [], recordType: string | null = null) => {
  const choice = chooseLayout(layouts, { use: 'form', roles, recordType })
  return choice && [choice.layout.label, choice.reason]
}

describe('chooseLayout', () => {
  it('gives nothing where nothing fits', () => {
    expect(chosen([])).toBeUndefined()
    expect(chosen([forReps], ['manager'])).toBeUndefined()
    expect(chosen([renewals], [], 'new_business')).toBeUndefined()
  })

  it('takes the highest priority, then one for the record type, then one for a role, then the first by name', () => {
    expect(chosen([plain])).toEqual(['plain', { by: 'only' }])
    expect(chosen([plain, forReps, first, renewals], ['rep'], 'renewal')).toEqual(['first', { by: 'priority', priority: 5 }])
    expect(chosen([plain, forReps, renewals], ['rep'], 'renewal')).toEqual(['renewals', { by: 'recordType', recordType: 'renewal' }])
    expect(chosen([plain, forReps], ['rep'])).toEqual(['reps', { by: 'role', role: 'rep' }])
    expect(chosen([plain, forReps], ['manager'])).toEqual(['plain', { by: 'only' }])
    expect(chosen([named('b'), named('a')])).toEqual(['a', { by: 'name' }])
  })

  it('takes a layout made for the use before any other, and another where there is none', () => {
    expect(chosen([plain, page])).toEqual(['plain', { by: 'only' }])
    expect(chosen([page])).toEqual(['page', { by: 'only' }])
    expect(chooseLayout([plain, page], { use: 'page', roles: [], recordType: null })?.layout).toBe(page)
  })
})
