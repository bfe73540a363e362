import type { Page } from 'playwright-core'
import { newId } from '../../schemas/ids.ts'
import { field, object } from '../support/publishing.ts'

/** Steps of the flow that is panned. */
export const panned = { steps: 300 }

/** What its records are. */
export const parcel = object('parcel', [field('name', 'text')])

const across = 280

/** A flow as large as one may be: blocks of a choice, a change on either way, and a wait, one behind the other. */
export function largeFlow() {
  const blocks = Array.from({ length: (panned.steps - 4) / 4 }, (_, index) => index)
  const set = { record: 'record', set: { name: 'x' } }
  const before = (index: number): string => (index === 0 ? 'start' : `wait${index - 1}`)
  const node = (key: string, type: string, { x, y = 0, settings }: { x: number; y?: number; settings?: object }) => ({ id: newId('node'), key, type, position: { x: x * across, y }, ...(settings && { settings }) })
  const edge = (from: string, port: string, to: string) => ({ id: newId('edge'), from, port, to })
  const length = blocks.length
  return {
    kind: 'flow' as const, format: 1 as const, id: newId('flow'), name: 'large', label: 'Large', trigger: { type: 'button', object: 'parcel', label: 'Go' },
    nodes: [
      node('start', 'start', { x: 0 }),
      ...blocks.flatMap((index) => [
        node(`if${index}`, 'condition', { x: 3 * index + 1, settings: { branches: [{ key: 'yes', label: 'Yes', when: { '==': [{ var: 'record.name' }, String(index)] } }] } }),
        node(`yes${index}`, 'update_record', { x: 3 * index + 2, y: -100, settings: set }),
        node(`no${index}`, 'update_record', { x: 3 * index + 2, y: 100, settings: set }),
        node(`wait${index}`, 'wait', { x: 3 * index + 3, settings: { for: { hours: 1 } } }),
      ]),
      ...['last', 'very_last'].map((key, index) => node(key, 'wait', { x: 3 * length + 1 + index, settings: { for: { hours: 1 } } })),
      node('end', 'end', { x: 3 * length + 3 }),
    ],
    edges: [
      ...blocks.flatMap((index) => [
        edge(before(index), 'out', `if${index}`), edge(`if${index}`, 'yes', `yes${index}`), edge(`if${index}`, 'otherwise', `no${index}`),
        edge(`yes${index}`, 'out', `wait${index}`), edge(`no${index}`, 'out', `wait${index}`),
        ...['yes', 'no'].map((way) => edge(`${way}${index}`, 'failed', 'end')),
      ]),
      edge(before(length), 'out', 'last'), edge('last', 'out', 'very_last'), edge('very_last', 'out', 'end'),
    ],
  }
}

/** Tasks that kept the page from answering for more than 50 ms. */
export interface LongTasks {
  readonly count: number
  /** Milliseconds of the longest; 0 where there was none. */
  readonly longest: number
}

/** By the clock, and by the page's own thread: where other programs take the processor, a task lasts longer than it works. */
export interface Panned {
  readonly clock: LongTasks
  readonly thread: LongTasks
}

/** Carries the canvas that is open to and fro by the mouse, then zooms out to all of it and in again. */
export async function panCanvas(page: Page): Promise<Panned> {
  const pane = page.locator('.react-flow__pane')
  const box = await pane.boundingBox()
  if (!box) throw new Error('no canvas is open')
  const tasks = await tasksDuring(page, async () => {
    const [middle, low] = [box.x + box.width / 2, box.y + box.height - 40]
    for (let drag = 0; drag < 8; drag += 1) {
      const to = drag % 4 < 2 ? -1 : 1
      await page.mouse.move(middle - (to * box.width) / 3, low)
      await page.mouse.down()
      for (let step = 1; step <= 40; step += 1) {
        await page.mouse.move(middle - (to * box.width) / 3 + (to * step * box.width) / 60, low - (step % 8))
        await page.waitForTimeout(8)
      }
      await page.mouse.up()
    }
    for (const turn of [...Array<number>(12).fill(120), ...Array<number>(12).fill(-120)]) {
      await page.mouse.wheel(0, turn)
      await page.waitForTimeout(30)
    }
    await page.waitForTimeout(300)
  })
  return { clock: longOf(tasks.map(({ clock }) => clock)), thread: longOf(tasks.map(({ thread }) => thread)) }
}

const long = 50

const longOf = (durations: readonly number[]): LongTasks => {
  const found = durations.filter((each) => each > long)
  return { count: found.length, longest: Math.max(0, ...found) }
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds, by the clock and of the thread. */
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** What the main threads of pages do meanwhile, task by task, in milliseconds. */
async function tasksDuring(page: Page, act: () => Promise<void>): Promise<readonly { readonly clock: number; readonly thread: number }[]> {
  const browser = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  // The protocol leaves the shape of its events open.
  browser.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as readonly TraceEvent[])))
  const ended = new Promise<void>((resolve) => browser.once('Tracing.tracingComplete', () => resolve()))
  await browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel'] } })
  await act()
  await browser.send('Tracing.end')
  await ended
  await browser.detach()
  const mains = new Set(events.flatMap(({ name, pid, tid, args }) => (name === 'thread_name' && args.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [])))
  return events.flatMap(({ name, pid, tid, dur = 0, tdur = dur }) => (name.endsWith('RunTask') && mains.has(`${pid} ${tid}`) ? [{ clock: dur / 1000, thread: tdur / 1000 }] : []))
}
