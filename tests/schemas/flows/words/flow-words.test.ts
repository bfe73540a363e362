import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { nodeTypes } from '../../../../schemas/flows/nodes/index.ts'
import { triggerTypes } from '../../../../schemas/flows/triggers/index.ts'
import { nodeWords } from '../../../../schemas/flows/words/node-words.ts'
import { portWords } from '../../../../schemas/flows/words/port-words.ts'
import { wordsOfFlow } from '../../../../schemas/flows/words/flow-words.ts'
import { tellingOf } from '../../../../schemas/flows/words/telling.ts'
import { triggerWords } from '../../../../schemas/flows/words/trigger-words.ts'
import { type Language, languages } from '../../../../schemas/label.ts'
import { drawn } from '../drawn.ts'

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: { en: 'Deal', vi: 'Cơ hội', 'zh-CN': '商机' }, plural: 'Deals', title: 'name',
  fields: [
    { id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true },
    { id: 'fld_000000000002', name: 'amount', type: 'decimal', label: 'Amount' },
    { id: 'fld_000000000003', name: 'stage', type: 'picklist', label: 'Stage', options: [{ id: 'opt_000000000001', value: 'won', label: 'Won' }] },
    { id: 'fld_000000000004', name: 'close_date', type: 'date', label: 'Close date' },
  ],
}
const finance = { kind: 'role', format: 1, id: 'rol_000000000001', name: 'finance', label: 'Finance' }
const news = { kind: 'message', format: 1, id: 'msg_000000000001', name: 'news', label: 'News', object: 'deal', channels: ['in_app', 'email'], subject: 'x', body: 'y' }
const set = definitionSet([deal, finance, news] as never)

const told = (flow: FlowDefinition, language: Language = 'en') => wordsOfFlow(tellingOf(flow, set, { language }))
const text = (flow: FlowDefinition, language: Language = 'en') => told(flow, language).lines.map(({ depth, number, text: line }) => `${'  '.repeat(depth)}${number === undefined ? '' : `${number}. `}${line}`)

const ask = { mode: 'any', approvers: [{ by: 'manager', of: { var: 'record.owner' } }, { by: 'role', role: 'finance' }], due: { days: 2 }, whenDue: 'to_managers' }
const big = { branches: [{ key: 'yes', label: 'Big', when: { '>': [{ var: 'record.amount' }, 1000] } }] }

describe('a flow in words', () => {
  it('tells each way within the step that it leaves, and what ways have in common after them', () => {
    expect(text(drawn('start > if; if.yes > ask > change > end; ask.rejected > end; if.otherwise > change', { if: big, ask, change: { set: { stage: 'won', amount: { '*': [{ var: 'record.amount' }, 2] } } } }))).toEqual([
      '1. If Amount is more than 1,000:',
      '  2. Ask the manager of Owner and everybody with the role “Finance” to approve (any one approves, due in 2 days, then their managers are asked instead).',
      '  If approved:',
      '    Go on below.',
      '  If rejected:',
      '    3. The flow ends.',
      'Otherwise:',
      '  Go on below.',
      '4. Change the Deal: Stage becomes Won and Amount becomes Amount × 2.',
      'Go on with step 3.',
    ])
  })

  it('tells whom a message reaches, and how', () => {
    const flow = drawn('start > notify > end', { notify: { to: [{ by: 'role', role: 'finance' }], message: 'news' } })
    expect(text(flow)[0]).toBe('1. Tell everybody with the role “Finance” in the app and by e-mail: “News”.')
    expect(text(flow, 'zh-CN')[0]).toBe('1. 通过应用内和邮件通知角色“Finance”的成员：“News”。')
  })

  it('tells whom a webhook tells what', () => {
    const flow = drawn('start > webhook > end', { webhook: { url: 'https://erp.example', event: 'deal.won', fields: ['name', 'amount'] } })
    expect(text(flow)[0]).toBe('1. Tell https://erp.example “deal.won” with Name and Amount.')
    expect(text(flow, 'zh-CN')[0]).toBe('1. 向 https://erp.example 通知“deal.won”，附带Name和Amount。')
  })

  it('tells branches that go at the same time, loops and handlers', () => {
    expect(text(drawn('start > split; split.a > wait > all; split.b > all > if; if.yes > end; if.otherwise > wait1 > if; handler > end', { if: big }))).toEqual([
      '1. At the same time:',
      'A:',
      '  2. Wait 1 hour.',
      'B:',
      '  Go on below.',
      '3. When all of them are done:',
      '4. If Amount is more than 1,000:',
      '  5. The flow ends.',
      'Otherwise:',
      '  6. Wait 1 hour.',
      '  Go on with step 4.',
      '7. If something fails and nothing else is said for it:',
      'Go on with step 5.',
    ])
  })

  it.each<[string, FlowDefinition['trigger'], readonly string[]]>([
    ['a button', { type: 'button', object: 'deal', label: { en: 'Submit', vi: 'Gửi duyệt', 'zh-CN': '提交审批' }, when: { '>': [{ var: 'record.amount' }, 5] } },
      ['When somebody presses “Submit” on Deal, if Amount is more than 5.', 'Khi có người bấm “Gửi duyệt” trên Cơ hội, nếu Amount lớn hơn 5.', '当有人在商机上点击“提交审批”时，如果Amount 大于 5。']],
    ['a save', { type: 'record', object: 'deal', on: ['create', 'update'], when: { changed_to: ['record.stage', 'won'] } },
      ['When Deal is created or changed, if Stage has changed to Won.', 'Khi Cơ hội được tạo hoặc được sửa, nếu Stage đã đổi thành Won.', '当商机被创建或修改时，如果Stage 已更改为 Won。']],
    ['an import as a whole', { type: 'record', object: 'deal', on: ['create'], bulk: 'once', when: { changed_to: ['record.stage', 'won'] } },
      ['When Deal is created, if Stage has changed to Won; of an import once, when it has ended.', 'Khi Cơ hội được tạo, nếu Stage đã đổi thành Won; mỗi lần nhập chỉ chạy một lần, khi đã nhập xong.', '当商机被创建时，如果Stage 已更改为 Won；每次导入完成后只启动一次。']],
    ['a date', { type: 'date', object: 'deal', field: 'close_date', days: -3, at: '09:00' },
      ['3 days before Close date of Deal, at 09:00.', '3 ngày trước Close date của Cơ hội, lúc 09:00.', '商机的Close date之前 3 天，09:00。']],
    ['a schedule', { type: 'schedule', cron: '0 9 * * 1', object: 'deal' },
      ['Every Monday at 09:00, for each record of Deal.', 'Hằng tuần vào thứ Hai lúc 09:00, cho từng bản ghi Cơ hội.', '每周的周一 09:00，对每条商机。']],
  ])('says what starts it: %s', (_, trigger, words) => {
    const flow = { ...drawn('start > end'), trigger }
    expect(languages.map((language) => triggerWords(tellingOf(flow, set, { language })))).toEqual(words)
  })

  it('has words for every type of step and trigger, also where nothing is filled in yet', () => {
    for (const language of languages) {
      const telling = tellingOf(drawn('start > end'), set, { language })
      const silent = nodeTypes.filter(({ name }) => nodeWords({ id: '', key: 'x', type: name, position: { x: 0, y: 0 } }, telling) === undefined)
      expect(silent.map(({ name }) => name)).toEqual(['start', 'condition'])
      for (const { name } of triggerTypes) expect(triggerWords({ ...telling, flow: { ...telling.flow, trigger: { type: name } } })).toMatch(/.{3}/)
    }
  })

  it('names a way whose condition cannot be read yet as unfinished', () => {
    const flow = drawn('start > if; if.yes > end; if.otherwise > end', { if: { branches: [{ key: 'yes', label: 'Yes', when: { '>': [{ var: 'record.gone' }, 1] } }] } })
    expect(text(flow)[0]).toBe('1. If something that is not finished:')
    expect(portWords({ type: nodeTypes[0] as never, settings: {}, ports: [] }, 'failed', tellingOf(flow, set, { language: 'vi' }))).toBe('Nếu bước này lỗi:')
  })
})
