import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { allDefinitions } from '../../../runtime/publish/live-definitions.ts'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { readDraft } from '../../../runtime/publish/draft.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { diffPlans } from '../../../runtime/storage/diff.ts'
import { introspect, tablesAndModel } from '../../support/drift.ts'
import { startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { nextDesign, randomFrom } from './random-design.ts'

let design: TestDesign
beforeEach(async () => {
  design = await startTestDesign()
})
afterEach(() => design.close())

const liveObjects = (): readonly ObjectDefinition[] => design.workspace.plan().definitions.all('object')

/** Brings the draft to these objects, whatever is in it. */
async function draftAs(objects: readonly ObjectDefinition[]): Promise<void> {
  await design.put(...objects)
  const gone = async () => (await readDraft(design.workspace)).definitions.filter(({ kind, id }) => kind === 'object' && !objects.some((each) => each.id === id))
  for (let left = await gone(); left.length > 0; left = await gone()) {
    // Of removed objects that point at each other, the last in the row goes first.
    for (const { name } of left) await runCommand(design.caller(), { command: 'delete', kind: 'object', name }).catch(() => undefined)
  }
}

/** An object in the trash is as it was when it was last removed, which a rollback may change. */
const liveTables = async () => Object.entries(await introspect(design.database, 'ws_main')).filter(([name]) => !name.startsWith('_trash_')).toSorted()

const expectNoDrift = async (): Promise<void> => {
  const { stored, model } = await tablesAndModel(design.database, 'ws_main', liveObjects())
  expect(stored).toEqual(model)
}

describe('whatever is published, one after the other', () => {
  it.each([1, 2, 3, 4])('the tables are what the definitions say (seed %i)', async (seed) => {
    const random = randomFrom(seed)
    let objects: readonly ObjectDefinition[] = []
    for (let publish = 0; publish < 10; publish += 1) {
      objects = nextDesign(objects, random)
      await draftAs(objects)
      const plan = await planPublish(design.caller(), {})
      expect(plan.issues).toEqual([])
      if (plan.steps.length > 0) await design.publish()
      expect(liveObjects().map(({ id }) => id).toSorted()).toEqual(objects.map(({ id }) => id).toSorted())
      await expectNoDrift()
      const live = allDefinitions(design.workspace.plan().definitions)
      expect(diffPlans(live, live, new Map())).toEqual([])
    }
    const last = design.workspace.plan().release
    const before = await liveTables()
    await design.publish({ rollback: Math.ceil(last / 2) })
    await expectNoDrift()
    await design.publish({ rollback: last })
    await expectNoDrift()
    expect(await liveTables()).toEqual(before)
  })
})
