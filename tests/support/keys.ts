import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'

export type Keys = ReturnType<typeof keysOf>

interface Focused {
  readonly name: string
  /** Why nobody sees it; empty where it is seen. */
  readonly fault: string
}

/** Works a page by its keys alone, and fails as soon as the keyboard is nowhere or not seen. */
export function keysOf(page: Page) {
  const { keyboard } = page
  /** What has the keyboard, once something has it: dialogs and steps take it a moment after they are drawn. */
  async function focused(): Promise<Focused> {
    await page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body)
    return page.evaluate(() => {
      // Checked above; all elements of a page of HTML are such.
      const element = document.activeElement as HTMLElement
      const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])].map((each) => each.textContent) : []
      const name = [element.getAttribute('aria-label') ?? '', ...labels, element.textContent].find((text) => text !== '') ?? ''
      const { top, left, bottom, right } = element.getBoundingClientRect()
      const isSeen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
      return { name, fault: !isSeen ? 'outside the window' : element.matches(':focus-visible') || element.id === 'content' ? '' : 'not marked' }
    })
  }
  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await keyboard.press(key)
  }
  /** Tab (or back with Shift) until something of this name has the keyboard. */
  async function to(name: string | RegExp, back = false): Promise<void> {
    const passed: string[] = []
    for (let count = 0; count < 90; count += 1) {
      const at = await focused()
      if (typeof name === 'string' ? at.name === name : name.test(at.name)) {
        if (at.fault !== '') throw new Error(`“${at.name}” has the keyboard, but is ${at.fault}`)
        return
      }
      passed.push(at.name)
      await keyboard.press(back ? 'Shift+Tab' : 'Tab')
    }
    throw new Error(`the keys do not come to ${String(name)}, only to: ${passed.join(' | ')}`)
  }
  /** Waits until what a key brings the keyboard to has it. */
  async function arrive(name: RegExp): Promise<void> {
    const end = Date.now() + 20_000
    for (let at = await focused(); !name.test(at.name); at = await focused()) {
      if (Date.now() > end) throw new Error(`the keyboard stays at “${at.name}”`)
      await sleep(50)
    }
    await to(name)
  }
  return {
    press,
    to,
    arrive,
    type: (text: string) => keyboard.type(text),
    /** Opens a list, and goes down in it to an entry. */
    async choose(list: string | RegExp, entry: string | RegExp): Promise<void> {
      await to(list)
      await keyboard.press('ArrowDown')
      await page.locator('[role=option]:visible').first().waitFor()
      await take(entry)
    },
    take,
  }
  /** Goes down in the list that is open. */
  async function take(entry: string | RegExp): Promise<void> {
    const active = page.locator('[role=option][data-combobox-selected]:visible')
    const passed: string[] = []
    const fits = (text: string): boolean => text !== '' && (typeof entry === 'string' ? text === entry : entry.test(text))
    // Both at once: a list that is drawn anew in between has nothing marked.
    const marked = async (): Promise<string> => (await active.allInnerTexts())[0] ?? ''
    /** The entry that is marked once the last key has been heeded. */
    const settled = async (): Promise<string> => {
      for (let before = await marked(); ; ) {
        await sleep(150)
        const now = await marked()
        if (now === before) return now
        before = now
      }
    }
    const options = page.locator('[role=option]:visible')
    // What is listed may still be looked for, and once it is taken the list takes a moment to close.
    await within(10_000, async () => (await options.allInnerTexts()).some(fits))
    for (let count = 0; count < 40; count += 1) {
      // One that fits must stay: a list that is drawn anew marks another.
      const text = fits(await marked()) || count === 0 ? await settled() : await marked()
      if (fits(text)) {
        await keyboard.press('Enter')
        return within(2_000, async () => (await options.count()) === 0)
      }
      passed.push(text)
      await keyboard.press('ArrowDown')
      await within(150, async () => (await marked()) !== text)
    }
    throw new Error(`the list has no ${String(entry)}, only: ${passed.join(' | ')}`)
  }
}

/** Waits until something is so, or the time is over. */
async function within(milliseconds: number, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + milliseconds; !(await isSo()) && Date.now() < end; ) await sleep(20)
}
