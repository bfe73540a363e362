import type { Page } from 'playwright-core'
import { newId } from '../../schemas/ids.ts'
import type { LayoutDefinition } from '../../schemas/layouts/layout.ts'
import type { StoredCondition } from '../../schemas/rules/stored-condition.ts'
import { field, object } from '../support/publishing.ts'

/** Fields of the form, and conditions among them: half hide, half ask. */
export const formSize = { fields: 100, conditions: 200 }

const names = Array.from({ length: formSize.fields }, (_, index) => `field_${index}`)

const fieldsOf = () => [field('name', 'text'), ...names.map((name) => field(name, 'text'))]

/** An object whose form has no conditions at all. */
export const plainForm = object('plain', fieldsOf())

/** The same fields; each shows and is asked for by what is typed into the first and into its neighbour. */
export const conditionalForm = object('conditional', fieldsOf())

export const conditionalLayout: LayoutDefinition = layout('conditional', (index) => ({
  visible: { '!': [{ contains: [{ var: 'name' }, `x${index}`] }] },
  required: { '>': [{ length: [{ var: names[(index + 1) % names.length] ?? 'name' }] }, index + 20] },
}))

/** The same placements without conditions, so that only these are measured. */
export const plainLayout: LayoutDefinition = layout('plain', () => ({}))

function layout(name: string, conditions: (index: number) => { visible?: StoredCondition; required?: StoredCondition }): LayoutDefinition {
  return {
    kind: 'layout', format: 1, id: newId('layout'), name: `${name}_form`, label: 'Form', object: name, for: 'form',
    tabs: [
      {
        id: newId('tab'), label: 'All',
        sections: [{ id: newId('section'), label: 'All', items: [{ id: newId('item'), field: 'name' }, ...names.map((each, index) => ({ id: newId('item'), field: each, ...conditions(index) }))] }],
      },
    ],
  }
}

/** Milliseconds from a key to a page that is drawn anew, for each key. */
export interface Keystrokes {
  readonly median: number
  readonly p95: number
}

/**
 * Types into the first field of the form that is open: each keystroke from its event until React has drawn and the
 * browser has laid out what changed. Waiting for the next frame is left out: it says nothing of the work.
 */
export async function typeIntoForm(page: Page, keys: number): Promise<Keystrokes> {
  const input = page.locator('form input[type=text], form input:not([type])').first()
  await input.click()
  await page.evaluate(() => {
    const times: number[] = []
    let begun = 0
    window.addEventListener('keydown', () => (begun = performance.now()), { capture: true })
    window.addEventListener('input', () =>
      // React draws in a microtask at the end of the event; this one comes after it.
      queueMicrotask(() => queueMicrotask(() => {
        document.body.getBoundingClientRect()
        times.push(performance.now() - begun)
      })),
    )
    Object.assign(window, { keystrokes: times })
  })
  await page.keyboard.type('Lorem ipsum dolor sit amet '.repeat(Math.ceil(keys / 27)).slice(0, keys), { delay: 10 })
  const times = await page.evaluate(() => (window as unknown as { keystrokes: number[] }).keystrokes)
  if (times.length < keys) throw new Error(`${times.length} of ${keys} keys were seen`)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95) }
}
