import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { usualNames } from '../../../schemas/flows/approval/usual-names.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { flowIssueText } from '../../../schemas/flows/issue-texts/flow-issue-text.ts'
import { lintButtons } from '../../../schemas/flows/lint-buttons.ts'
import type { Label } from '../../../schemas/label.ts'
import { drawn } from './drawn.ts'

const flow = (name: string, label: Label, names?: Readonly<Record<string, Label>>): FlowDefinition => ({
  ...drawn('start > ask; ask.approved > end; ask.rejected > end', { ask: { mode: 'any', approvers: [{ by: 'person', person: { var: 'record.owner' } }], ...(names && { names }) } }),
  id: `flw_${name.padStart(12, '0')}`, name, label: { en: `Flow ${name}`, vi: `Quy trình ${name}` }, trigger: { type: 'button', object: 'deal', label },
})

const lints = (first: FlowDefinition, ...others: readonly FlowDefinition[]) => lintButtons(first, definitionSet([first, ...others])).map(({ code, path, params }) => [code, path, params?.['label'], params?.['languages']])

describe('the buttons of two flows', () => {
  it.each<[string, Label, Label, unknown[]]>([
    ['in every language', 'Submit', 'submit ', [['Submit'], undefined]],
    ['in the one that both are written in', 'Submit', { en: 'Submit', vi: 'Gửi' }, [['Submit'], ['English']]],
    ['in one that the reader may not see', { en: 'Submit', vi: 'Gửi' }, { en: 'Send', vi: 'gửi' }, [['Gửi'], ['Tiếng Việt']]],
    ['in several', { en: 'Submit', vi: 'Gửi' }, { en: 'Submit', vi: 'Gửi' }, [['Submit', 'Gửi'], ['English', 'Tiếng Việt']]],
  ])('are told apart %s', (_, mine, theirs, said) => {
    expect(lints(flow('a', mine), flow('b', theirs))).toEqual([['flow.same-button', '/trigger/label', ...said]])
  })

  it('are no trouble on other records, of a flow that is switched off, or by another name', () => {
    expect(lints(flow('a', 'Submit'), flow('b', 'Send'), { ...flow('c', 'Submit'), active: false }, { ...flow('d', 'Submit'), trigger: { type: 'button', object: 'person', label: 'Submit' } })).toEqual([])
  })

  it('are named with the other flow, in words', () => {
    const [issue] = lintButtons(flow('a', { vi: 'Gửi' }), definitionSet([flow('b', { vi: 'Gửi' })]))
    expect(issue && flowIssueText(issue, 'vi')).toContain('“Quy trình b” cũng có nút “Gửi” (Tiếng Việt)')
  })
})

describe('the answers to one task', () => {
  it.each<[string, Readonly<Record<string, Label>> | undefined, unknown[]]>([
    ['have usual names', undefined, []],
    ['differ', { approve: { en: 'Agree', vi: 'Đồng ý' }, reject: 'No' }, []],
    ['are called alike in one language', { approve: { en: 'Agree', vi: 'Chuyển' }, return: { en: 'Send back', vi: 'Chuyển' } }, [['flow.same-answer', '/nodes/1/settings/names/return', ['Chuyển'], ['Tiếng Việt']]]],
    ['are called as another usually is', { approve: { en: 'Yes', vi: 'Từ chối' } }, [['flow.same-answer', '/nodes/1/settings/names/approve', ['Từ chối'], ['Tiếng Việt']]]],
  ])('%s', (_, names, found) => {
    expect(lints({ ...flow('a', 'Submit', names), active: false })).toEqual(found)
  })

  it.each(['en', 'vi', 'zh-CN'] as const)('are usually called as the inbox calls them in %s', async (language) => {
    const { default: texts } = await import(`../../../designer/i18n/${language}/inbox.json`)
    expect(Object.entries(usualNames).map(([answer, usual]) => [answer, usual[language]])).toEqual(Object.keys(usualNames).map((answer) => [answer, texts.decision[answer]]))
  })
})
