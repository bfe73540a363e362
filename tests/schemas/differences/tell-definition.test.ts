import { describe, expect, it } from 'vitest'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import { tellDefinition } from '../../../schemas/differences/tell-definition.ts'
import type { Language } from '../../../schemas/label.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { field, idOf, object } from '../objects/definitions.ts'

const labelled = { amount: { en: 'Amount', vi: 'Số tiền', 'zh-CN': '金额' }, stage: { en: 'Stage', vi: 'Giai đoạn', 'zh-CN': '阶段' } }
const option = (value: string, en: string, vi: string, chinese: string) => ({ id: idOf('opt', value), value, label: { en, vi, 'zh-CN': chinese } })

const account = { ...object('account', [field('name', 'text'), field('industry', 'text', { label: 'Industry' })]), label: 'Account' }
const deal = {
  ...object('deal', [
    field('name', 'text'),
    field('amount', 'decimal', { label: labelled.amount }),
    field('stage', 'picklist', { label: labelled.stage, options: [option('new', 'New', 'Mới', '新建'), option('won', 'Won', 'Thắng', '赢单')], default: 'new' }),
    field('account', 'lookup', { label: 'Account', object: 'account', onDelete: 'restrict' }),
    field('tax', 'formula', { returns: 'decimal', expression: { '*': [{ var: 'amount' }, 2] } }),
  ]),
  label: { en: 'Deal', vi: 'Cơ hội', 'zh-CN': '商机' },
}
const seller = { kind: 'role', format: 1 as const, id: idOf('rol', 'seller'), name: 'seller', label: { en: 'Seller', vi: 'Người bán', 'zh-CN': '销售' }, objects: { deal: { create: true, read: 'own' }, '*': {} }, fields: { 'deal.amount': 'read' } }
const item = { id: idOf('itm', 'stage'), field: 'stage', visible: { '>': [{ var: 'amount' }, 10] }, options: [{ when: { is_blank: [{ var: 'amount' }] }, values: ['new'] }] }
const headers: Json = [{ name: 'X-Amount', value: { var: 'record.amount' } }, { name: 'Authorization', secret: 'crm_token', prefix: 'Bearer ' }]
const definitions: Readonly<Record<string, DefinitionHeader & Readonly<Record<string, unknown>>>> = {
  rule: { kind: 'rule', format: 1, id: idOf('rul', 'big'), name: 'deal_big', label: 'Big', object: 'deal', refuseWhen: { '>': [{ var: 'amount' }, 1000] }, message: { en: 'Too big.' }, enforce: 'always', field: 'amount' },
  layout: {
    kind: 'layout', format: 1, id: idOf('lay', 'main'), name: 'deal_main', label: 'Main', object: 'deal', for: 'page', roles: ['seller'],
    tabs: [{ id: idOf('tab', 'one'), label: { en: 'Details', vi: 'Chi tiết' }, sections: [{ id: idOf('sec', 'one'), label: 'Basics', items: [item] }] }],
  },
  view: { kind: 'view', format: 1, id: idOf('viw', 'open'), name: 'deal_open', label: 'Open', object: 'deal', as: 'table', columns: ['amount', 'account.industry'], where: { '==': [{ var: 'stage' }, 'won'] }, sort: [{ path: 'amount', direction: 'desc' }] },
  role: { ...seller },
  flow: {
    kind: 'flow', format: 1, id: idOf('flw', 'big'), name: 'big', label: 'Big', trigger: { type: 'record', object: 'deal', on: ['update'], when: { changed: ['record.amount'] } }, edges: [],
    nodes: [
      { id: idOf('nod', 'start'), key: 'start', type: 'start', position: { x: 0, y: 0 } },
      { id: idOf('nod', 'ask'), key: 'ask', type: 'approval', label: { en: 'Manager approves' }, position: { x: 0, y: 0 }, settings: { mode: 'all', approvers: [{ by: 'manager', of: { var: 'record.owner' } }] } },
      { id: idOf('nod', 'call'), key: 'call', type: 'http_request', position: { x: 0, y: 0 }, settings: { method: 'GET', url: 'https://example.com', headers } },
      { id: idOf('nod', 'size'), key: 'size', type: 'condition', position: { x: 0, y: 0 }, settings: { branches: [{ key: 'big', label: 'Big', when: { and: [{ '>': [{ var: 'record.amount' }, 1000] }, { '==': [{ var: 'nodes.ask.decision' }, 'approved'] }] } }] } },
    ],
  },
  object: { ...deal },
}
const set = definitionSet([deal, account, seller])

const told = (kind: string, language: Language, pointer: string, value?: Json) => {
  const definition = definitions[kind]
  if (!definition) throw new Error(`no ${kind}`)
  const teller = tellDefinition(definition, set, { language })
  const stands = pointer.split('/').slice(1).reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], definition) as Json | undefined
  return `${teller.property(pointer)}: ${teller.value(pointer, value === undefined ? stands : value)}`
}

describe('tellDefinition', () => {
  it.each<[string, Language, string, Json | undefined, string]>([
    ['rule', 'en', '/refuseWhen', undefined, 'Stop saving when: Amount is more than 1,000'],
    ['rule', 'vi', '/refuseWhen', undefined, 'Không cho lưu khi: Số tiền lớn hơn 1.000'],
    ['rule', 'zh-CN', '/refuseWhen', undefined, '阻止保存的条件: 金额大于 1,000'],
    ['rule', 'en', '/refuseWhen', { '>': [{ var: 'gone' }, 1] }, 'Stop saving when: a condition with faults'],
    ['rule', 'en', '/message/en', undefined, 'Message (English): Too big.'],
    ['rule', 'en', '/enforce', undefined, 'When is it asked: Every save'],
    ['rule', 'en', '/field', undefined, 'Shown at: Amount'],
    ['rule', 'en', '/active', undefined, 'Rule is on: yes'],
    ['flow', 'en', '/trigger/when', undefined, 'Only when: Amount has changed'],
    ['flow', 'zh-CN', '/trigger/on', undefined, '当记录被: 修改'],
    ['flow', 'en', `/nodes/${idOf('nod', 'ask')}/settings/mode`, 'all', 'How many must approve: Everyone approves'],
    ['flow', 'en', `/nodes/${idOf('nod', 'ask')}/settings/approvers`, [{ by: 'manager', of: { var: 'record.owner' } }], 'Who approves: Found by: Manager; Of whom: Owner'],
    ['flow', 'en', `/nodes/${idOf('nod', 'size')}/settings/branches`, [{ key: 'big', label: 'Big', when: { and: [{ '>': [{ var: 'record.amount' }, 1000] }, { '==': [{ var: 'nodes.ask.decision' }, 'approved'] }] } }], 'Branches: API name: big; Name: Big; When: Amount is more than 1,000 and Manager approves › decision is “approved”'],
    ['flow', 'en', `/nodes/${idOf('nod', 'call')}/settings/headers`, headers, 'Headers: Name: X-Amount; Value: Amount; Name: Authorization; Secret: crm_token; Before it: Bearer '],
    ['view', 'en', '/columns', undefined, 'Columns: Amount, Account › Industry'],
    ['view', 'zh-CN', '/columns', undefined, '列: 金额、Account › Industry'],
    ['view', 'en', '/sort', undefined, 'Order: Amount, falling'],
    ['view', 'en', '/where', undefined, 'Which records: Stage is Won'],
    ['view', 'en', '/where', null, 'Which records: all records'],
    ['layout', 'en', '/roles', undefined, 'For whom: Seller'],
    ['layout', 'en', `/${item.id}/visible`, item.visible, 'Shown when: Amount is more than 10'],
    ['layout', 'en', `/${item.id}/visible`, null, 'Shown when: always'],
    ['layout', 'en', `/${item.id}/options`, item.options, 'Limits of the options: While: Amount is blank; Offered: New'],
    ['role', 'en', '/objects/deal/read', undefined, 'Deal: See: Own'],
    ['role', 'en', '/objects/deal/read', 'below', "Deal: See: My departments' and below"],
    ['role', 'en', '/objects/deal/read', { where: { '>': [{ var: 'amount' }, 5] } }, 'Deal: See: See own, and when: Amount is more than 5'],
    ['role', 'zh-CN', '/objects/deal/update/where', { '>': [{ var: 'amount' }, 5] }, '商机：编辑自己的，以及满足: 金额大于 5'],
    ['role', 'vi', '/objects/deal', undefined, 'Quyền với Cơ hội: Tạo: có; Xem: Của mình'],
    ['role', 'en', '/fields/deal.amount', undefined, 'Right on Deal › Amount: Sees'],
    ['role', 'en', '/objects/*', undefined, 'Rights on All objects: nothing'],
    ['object', 'en', `/fields/${idOf('fld', 'stage')}/default`, 'won', 'Default: Won'],
    ['object', 'en', `/fields/${idOf('fld', 'tax')}/expression`, { '*': [{ var: 'amount' }, 2] }, 'Formula: Amount × 2'],
    ['object', 'en', '/title', 'name', 'Title: name'],
    ['object', 'vi', `/fields/${idOf('fld', 'amount')}/type`, 'text', 'Loại: Văn bản ngắn'],
  ])('tells %s in %s at %s', (kind, language, pointer, value, said) => {
    expect(told(kind, language, pointer, value)).toBe(said)
  })

  it('leads to a part by the labels around it', () => {
    const layout = definitions['layout']
    if (!layout) throw new Error('no layout')
    expect(tellDefinition(layout, set, { language: 'vi' }).trail(`/${item.id}/visible`)).toEqual(['Chi tiết', 'Basics', 'Giai đoạn'])
  })
})
