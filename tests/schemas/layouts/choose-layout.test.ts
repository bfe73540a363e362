import { describe, expect, it } from 'vitest'
import { chooseLayout } from '../../../schemas/layouts/choose-layout.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { layout } from './definitions.ts'

const named = (name: string, settings: Partial<LayoutDefinition> = {}) => layout([], { name: `deal_${name}`, label: name, ...settings })

const plain = named('plain')
const forReps = named('reps', { roles: ['rep'] })
const first = named('first', { priority: 5 })
const page = named('page', { for: 'page', priority: 9 })

const chosen = (layouts: readonly LayoutDefinition[], ...roles: string[]) => {
  const choice = chooseLayout(layouts, 'form', roles)
  return choice && [choice.layout.label, choice.reason]
}

describe('chooseLayout', () => {
  it('gives nothing where nothing fits', () => {
    expect(chosen([])).toBeUndefined()
    expect(chosen([forReps], 'manager')).toBeUndefined()
  })

  it('takes the highest priority, then one for a role, then the first by name', () => {
    expect(chosen([plain])).toEqual(['plain', { by: 'only' }])
    expect(chosen([plain, forReps, first], 'rep')).toEqual(['first', { by: 'priority', priority: 5 }])
    expect(chosen([plain, forReps], 'rep')).toEqual(['reps', { by: 'role', role: 'rep' }])
    expect(chosen([plain, forReps], 'manager')).toEqual(['plain', { by: 'only' }])
    expect(chosen([named('b'), named('a')])).toEqual(['a', { by: 'name' }])
  })

  it('takes a layout made for the use before any other, and another where there is none', () => {
    expect(chosen([plain, page])).toEqual(['plain', { by: 'only' }])
    expect(chosen([page])).toEqual(['page', { by: 'only' }])
    expect(chooseLayout([plain, page], 'page', [])?.layout).toBe(page)
  })
})
