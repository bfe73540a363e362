import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSameDefinition } from '../../../schemas/definition-json.ts'
import { tidyDefinition } from '../../../schemas/definition-files.ts'
import type { Definition } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { allDefinitions } from '../../../runtime/publish/live-definitions.ts'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { readDraft } from '../../../runtime/publish/draft.ts'
import { planPublish, publish } from '../../../runtime/publish/publish.ts'
import { diffPlans } from '../../../runtime/storage/diff.ts'
import { introspect, tablesAndModel } from '../../support/drift.ts'
import { startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { type Attached, definitionOf, nextAttached } from './random-attached.ts'
import { nextDesign, randomFrom } from './random-design.ts'
import { addRows, checksums } from './random-rows.ts'

// `npm run prove:publish` walks further.
const seeds = Array.from({ length: Number(process.env['SEEDS'] ?? 12) }, (_, index) => index + 1)
const publishes = Number(process.env['PUBLISHES'] ?? 20)

let design: TestDesign
beforeEach(async () => {
  design = await startTestDesign()
})
afterEach(() => design.close())

const live = (): readonly Definition[] => allDefinitions(design.workspace.plan().definitions).filter(({ kind }) => kind !== 'role') as Definition[]
const liveObjects = (): readonly ObjectDefinition[] => design.workspace.plan().definitions.all('object')

/** Brings the draft to these definitions, whatever is in it. */
async function draftAs(wanted: readonly Definition[]): Promise<void> {
  const caller = design.caller()
  const drafted = async () => (await readDraft(design.workspace)).definitions.filter(({ kind }) => kind !== 'role')
  const gone = async () => (await drafted()).filter(({ id }) => !wanted.some((each) => each.id === id))
  const remove = ({ kind, name }: { kind: string; name: string }) => runCommand(caller, { command: 'delete', kind, name }).catch(() => undefined)
  for (const each of await gone()) if (each.kind !== 'object') await remove(each)
  // What is attached to an object is written anew after it; a field that it speaks of may go only then.
  const known = new Map(live().map((each) => [each.id, each]))
  for (const each of wanted) if (!isSameDefinition(tidyDefinition(each), known.get(each.id))) await design.put(each)
  for (let left = await gone(); left.length > 0; left = await gone()) {
    // Of removed objects that point at each other, the last in the row goes first.
    for (const each of left) await remove(each)
  }
}

/** An object in the trash is as it was when it was last removed, which a rollback may change. */
const liveTables = async () => Object.entries(await introspect(design.database, 'ws_main')).filter(([name]) => !name.startsWith('_trash_')).toSorted()

async function expectNoDrift(): Promise<void> {
  const { stored, model } = await tablesAndModel(design.database, 'ws_main', liveObjects())
  expect(stored).toEqual(model)
  expect(diffPlans(live(), live(), new Map())).toEqual([])
}

/** Publishes what the draft says, unless records that are there already stand in the way. */
async function publishDraft(wanted: readonly Definition[]): Promise<boolean> {
  await draftAs(wanted)
  const { digest, issues, steps, publishable } = await planPublish(design.caller(), {})
  expect(issues).toEqual([])
  if (steps.length > 0 && !publishable) return false
  if (steps.length > 0) await publish(design.caller(), { digest })
  return true
}

/** The release to go back to: the one in the middle, or the next after it that can be gone back to. */
async function goBack(last: number): Promise<boolean> {
  for (let number = Math.ceil(last / 2); number < last; number += 1) {
    const { digest, publishable } = await planPublish(design.caller(), { rollback: number })
    if (!publishable) continue
    await publish(design.caller(), { digest, rollback: number })
    return true
  }
  return false
}

describe(`whatever is published, ${publishes} times one after the other`, () => {
  it.each(seeds)(
    'the tables are what the definitions say, and records stay as they were on the way back and forth (seed %i)',
    async (seed) => {
      const random = randomFrom(seed)
      let objects: readonly ObjectDefinition[] = []
      let attached: readonly Attached[] = []
      for (let count = 0; count < publishes; count += 1) {
        const next = nextDesign(objects, random)
        const nextTo = nextAttached(attached, next, random)
        if (await publishDraft([...next, ...nextTo.map((each) => definitionOf(each, next))])) [objects, attached] = [next, nextTo]
        // What was refused is left behind: the next edits begin at what is live.
        else await design.database.sql`delete from ws_main._draft`
        expect(live().map(({ id }) => id).toSorted()).toEqual([...objects, ...attached].map(({ id }) => id).toSorted())
        await expectNoDrift()
        await addRows(design, random)
      }
      const last = design.workspace.plan().release
      const before = { tables: await liveTables(), rows: await checksums(design) }
      if (!(await goBack(last))) return
      await expectNoDrift()
      await design.publish({ rollback: last })
      await expectNoDrift()
      expect({ tables: await liveTables(), rows: await checksums(design) }).toEqual(before)
    },
    120_000 + publishes * 10_000,
  )
})
