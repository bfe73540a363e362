import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { exportDefinitions, importDefinitions } from '../../../runtime/publish/definition-exchange.ts'
import { readDraft } from '../../../runtime/publish/draft.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { diffReleases } from '../../../runtime/publish/releases.ts'
import { whereUsed } from '../../../runtime/publish/where-used.ts'
import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import { field, object, refusalOf, startTestDesign, type TestDesign, validationRule } from '../../support/publishing.ts'

let design: TestDesign

beforeEach(async () => {
  design = await startTestDesign()
  await design.put(
    object('account', [field('name', 'text'), field('rating', 'integer')]),
    object('deal', [field('name', 'text'), field('discount', 'percent'), field('reason', 'text'), field('account', 'lookup', { object: 'account', onDelete: 'restrict' })]),
    validationRule('deal_reason', { refuseWhen: { and: [{ '>': [{ var: 'discount' }, 20] }, { is_blank: [{ var: 'reason' }] }] }, field: 'reason' }),
    validationRule('deal_rated', { refuseWhen: { '<': [{ var: 'account.rating' }, 3] } }),
  )
  await design.publish()
})
afterEach(() => design.close())

const rules = async (): Promise<string[]> => (await readDraft(design.workspace)).definitions.flatMap(({ kind, name }) => (kind === 'rule' ? [name] : []))
const remove = (part: string, resolve: { kind: string; name: string; path: string; with: string }[] = []) =>
  runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'deal', part, resolve })
const fieldId = async (name: string): Promise<string> => (await design.get('object', 'deal')).fields.find((each) => each.name === name)?.id ?? ''

describe('a rule in the draft', () => {
  it('is named by the fields that its condition reads, over relations too', async () => {
    const used = async (name: string, of: string) => (await whereUsed(design.caller(), { kind: 'object', name, field: of })).references.map((each) => `${each.kind}/${each.name}${each.path}`)
    expect(await used('deal', 'reason')).toEqual(['rule/deal_reason/field', 'rule/deal_reason/refuseWhen/and/1/is_blank/0/var'])
    expect(await used('account', 'rating')).toEqual(['rule/deal_rated/refuseWhen/</0/var'])
  })

  it('follows its object and fields to other names, with its own', async () => {
    await runCommand(design.caller(), { command: 'rename', kind: 'object', name: 'deal', to: 'bargain' })
    await runCommand(design.caller(), { command: 'rename', kind: 'object', name: 'bargain', part: (await design.get('object', 'bargain')).fields[2]?.id, to: 'why' })
    expect(await design.get<ValidationRule>('rule', 'bargain_reason')).toMatchObject({ object: 'bargain', field: 'why', refuseWhen: { and: [{}, { is_blank: [{ var: 'why' }] }] } })
    expect((await planPublish(design.caller(), {})).issues).toEqual([])
  })

  it('stands in the way of removing what it reads, and goes with it where that is chosen', async () => {
    const reason = await fieldId('reason')
    const references = (await refusalOf(remove(reason))).details['references'] as { kind: string; name: string; path: string }[]
    expect(references.map(({ name, path }) => name + path)).toEqual(['deal_reason/field', 'deal_reason/refuseWhen/and/1/is_blank/0/var'])
    await remove(reason, references.map(({ kind, name, path }) => ({ kind, name, path, with: 'remove' })))
    expect(await rules()).toEqual(['deal_rated'])
    await design.publish()
    expect((await diffReleases(design.workspace, design.workspace.plan().release)).changes.map(({ code }) => code).toSorted()).toEqual(['field.removed', 'rule.removed'])
  })

  it('reads another field instead where that is chosen', async () => {
    const at = ['/field', '/refuseWhen/and/1/is_blank/0/var'].map((path) => ({ kind: 'rule', name: 'deal_reason', path, with: 'name' }))
    await remove(await fieldId('reason'), at)
    expect(await design.get<ValidationRule>('rule', 'deal_reason')).toMatchObject({ field: 'name', refuseWhen: { and: [{}, { is_blank: [{ var: 'name' }] }] } })
  })

  it('leaves the workspace in files and comes back as it was', async () => {
    const { bytes } = await exportDefinitions(design.workspace)
    await runCommand(design.caller(), { command: 'delete', kind: 'rule', name: 'deal_rated' })
    expect((await importDefinitions(design.caller(), bytes)).changed).toMatchObject([{ kind: 'rule', name: 'deal_rated' }])
    expect((await readDraft(design.workspace)).changes).toEqual([])
  })
})
