import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { checkMessage } from '../../../schemas/messages/check-message.ts'
import { checkTemplate } from '../../../schemas/messages/check-template.ts'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'
import { compileTemplate, type Rendering, type TemplateData } from '../../../schemas/messages/render.ts'
import { parseTemplate } from '../../../schemas/messages/template.ts'
import type { TemplateScope } from '../../../schemas/messages/template-scope.ts'
import { referencesOf } from '../../../schemas/references.ts'
import { rewriteReferences } from '../../../schemas/rewrite-references.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { accountObject, dealObject, quoteObject, repRole } from '../../support/sales.ts'

const account = accountObject as unknown as ObjectDefinition
const deal = dealObject as unknown as ObjectDefinition
const quote = { ...quoteObject, fields: [quoteObject.fields[0], { ...quoteObject.fields[1], inverse: { name: 'quotes', label: 'Quotes' } }, { id: 'fld_0000000qu0t3', name: 'sent_to', type: 'address', label: 'Sent to' }] } as unknown as ObjectDefinition
const set = definitionSet([account, deal, quote, repRole as never])
const scope: TemplateScope = { set, record: deal, nesting: 0 }

const message = (body: MessageDefinition['body'], subject: MessageDefinition['subject'] = 'Hello'): MessageDefinition => ({
  kind: 'message', format: 1, id: 'msg_0000000000m1', name: 'deal_won', label: 'Deal won', object: 'deal', channels: ['in_app', 'email'], subject, body,
})

const rendering: Rendering = {
  reader: { currency: 'USD', country: 'US', zone: 'UTC', language: 'en', readerZone: 'Asia/Ho_Chi_Minh' },
  context: { now: '2026-11-21T09:30:00.000Z', today: '2026-11-21', user: null, roles: [], zone: 'UTC', weekStart: 1, fiscalYearStart: 1, language: 'en', fuel: 10_000 },
  form: 'plain',
}

const data: TemplateData = {
  values: { 'record.name': 'A <b> & "c"\r\nBcc: x@y.z', 'record.amount': '120000.00', 'record.account': '0198', 'record.account.name': 'Acme', 'record.seen_at': '2026-11-21T09:30:00.000Z', 'recipient.name': 'Lan', 'task.by.name': 'Minh', 'task.due': '2026-11-21T09:30:00.000Z', 'task.link': 'https://x.test/t', 'run.flow': 'Approval', 'requester.name': 'Lan', link: 'https://x.test/a?b=1&c=2' },
  titles: { 'record.account': 'Acme' },
  lists: { 'record.quotes': [{ values: { name: 'Q-1', sent_to: { city: 'Huế', country: 'VN' } }, titles: {}, lists: {} }, { values: { name: 'Q-2' }, titles: {}, lists: {} }] },
}

function render(text: string, more: Partial<Rendering> = {}, given = data) {
  const { parts, issues } = checkTemplate(text, scope)
  expect(issues).toEqual([])
  return compileTemplate(parts)(given, { ...rendering, ...more })
}

const faults = (text: string) => checkTemplate(text, scope).issues.map(({ code, from, to }) => [code, text.slice(from, to)])

describe('a template', () => {
  // Amounts keep their currency beside them by a space that does not break.
  const unbroken = (text: string) => text.replaceAll('\u00a0', ' ')

  it.each([
    ['Dear {{ recipient.name }}', 'Dear Lan'],
    ['{{ record.amount }} for {{ record.account }}', 'USD 120,000.00 for Acme'],
    ['{{ record.account.name }} at {{ record.seen_at }}', 'Acme at Nov 21, 2026, 16:30'],
    ['{{ upper(record.account.name) }}: {{ record.amount * 2 }}', 'ACME: 240,000'],
    ['{{ if(record.amount > 100, "large }} deal", "small") }}', 'large }} deal'],
    ['{{#each record.quotes}}- {{ name }} of {{ record.account.name }}\n{{/each}}', '- Q-1 of Acme\n- Q-2 of Acme\n'],
    ['{{#each record.quotes}}{{ sent_to }}: {{ sent_to.city }}/{{ sent_to.country }};{{/each}}', 'Huế, Vietnam: Huế/Vietnam;: /;'],
    ['{{ today }} {{ record.amount > 5 }}', 'Nov 21, 2026 Yes'],
    ['{{ record.close_date }}|', '|'],
    ['{{ name }} of {{ account.name }}', 'A <b> & "c"\r\nBcc: x@y.z of Acme'],
    ['{{ task.by.name }} by {{ task.due }} in {{ run.flow }} for {{ requester.name }}', 'Minh by Nov 21, 2026, 16:30 in Approval for Lan'],
  ])('%j is filled', (text, filled) => {
    const rendered = render(text)
    expect('text' in rendered && unbroken(rendered.text)).toBe(filled)
  })

  it('shows values as the reader writes them', () => {
    const reader = { ...rendering.reader, language: 'vi', readerZone: 'UTC' } as const
    expect(render('{{ record.amount }}, {{ record.seen_at }}', { reader })).toEqual({ text: '120.000,00\u00a0US$, 21/11/2026 09:30' })
  })

  it('is escaped for where it goes', () => {
    expect(render('<i>{{ record.name }}</i>', { form: 'html' })).toEqual({ text: '&lt;i&gt;A &lt;b&gt; &amp; &quot;c&quot;<br>\nBcc: x@y.z&lt;/i&gt;' })
    expect(render('Won: {{ record.name }}', { form: 'header' })).toEqual({ text: 'Won: A <b> & "c" Bcc: x@y.z' })
    expect(render('{{ link }}', { form: 'html' })).toEqual({ text: '<a href="https://x.test/a?b=1&amp;c=2">https://x.test/a?b=1&amp;c=2</a>' })
  })

  it('makes an address of a task one that can be followed', () => {
    expect(render('{{ task.link }}', { form: 'html' })).toEqual({ text: '<a href="https://x.test/t">https://x.test/t</a>' })
  })

  it('tells what is wrong, and where', () => {
    expect(faults('{{ task.nothing }} {{#each record.quotes}}{{ amount }}{{/each}}')).toEqual([['rule.unknown-field', 'task.nothing'], ['rule.unknown-field', 'amount']])
    expect(faults('Hi {{ record.amout }}')).toEqual([['rule.unknown-field', 'record.amout']])
    expect(faults('{{ amout }} {{ record.amount + }}')).toEqual([['rule.unknown-field', 'amout'], ['rule.formula.value-needed', '']])
    expect(faults('{{#each record.tasks}}x{{/each}}')).toEqual([['template.unknown-children', 'record.tasks']])
    expect(faults('{{#each record.quotes}}x')).toEqual([['template.unclosed-block', '{{#each record.quotes}}']])
    expect(faults('a {{/each}} {{ b')).toEqual([['template.nothing-to-close', '{{/each}}'], ['template.unclosed-tag', '{{']])
    expect(faults('{{#if x}}')).toEqual([['template.unknown-block', '{{#if x}}']])
    expect(faults('{{ user() }}')).toEqual([['template.record-value', ' user() ']])
  })

  it('ends where it would take too much', () => {
    const many = { ...data, lists: { 'record.quotes': Array.from({ length: 10_001 }, () => ({ values: { name: 'x' }, titles: {}, lists: {} })) } }
    expect(render('{{#each record.quotes}}{{ name }}{{/each}}', {}, many)).toEqual({ error: 'too-expensive' })
    const long = { ...data, values: { 'record.name': 'x'.repeat(2_000_000) } }
    expect(render('{{ record.name }}', {}, long)).toEqual({ error: 'too-long' })
    expect(faults('{{ 1 }}'.repeat(501))).toContainEqual(['template.too-many-tags', '{{ 1 }}'])
  })

  it('never throws, whatever is written', () => {
    const pieces = ['{{', '}}', '{{#each ', '{{/each}}', 'record.quotes', 'record.name', '"', "'", ' ', '\\', '（', '+', '\n', '𠀀']
    let seed = 7
    const draw = () => (seed = (seed * 48_271) % 2_147_483_647)
    for (let index = 0; index < 2_000; index += 1) {
      const text = Array.from({ length: draw() % 12 }, () => pieces[draw() % pieces.length]).join('')
      const { issues } = parseTemplate(text)
      for (const { from, to } of issues) expect(from >= 0 && to <= text.length && from <= to).toBe(true)
      checkTemplate(text, scope)
    }
  })
})

describe('a message', () => {
  const body = { en: 'Of {{ record.account.name }}: {{ record.amount + record.amount }}', vi: '{{#each record.quotes}}{{ name }} {{ record.amount }}{{/each}}' }

  it('says where in which text a fault stands', () => {
    expect(checkMessage(message({ en: 'fine', vi: '{{ record.nam }}' }), set)).toEqual([
      { code: 'rule.unknown-field', path: '/body/vi', params: { field: 'record.nam', suggestion: 'record.name', from: 3, to: 13 } },
    ])
    expect(checkMessage({ ...message('x'), object: 'gone' }, set)).toEqual([{ code: 'message.unknown-object', path: '/object', params: { object: 'gone' } }])
  })

  it('mentions every field on every path at its place', () => {
    const mentions = referencesOf(message(body), set).flatMap(({ path, name, field, span }) => (span ? [[path, `${name}.${field}`, text(path).slice(span.from, span.to)]] : []))
    expect(mentions).toEqual([
      ['/body/en', 'deal.account', 'account'], ['/body/en', 'account.name', 'name'], ['/body/en', 'deal.amount', 'amount'], ['/body/en', 'deal.amount', 'amount'],
      ['/body/vi', 'quote.deal', 'quotes'], ['/body/vi', 'quote.name', 'name'], ['/body/vi', 'deal.amount', 'amount'],
    ])
  })

  const text = (path: string): string => body[path.slice(6) as 'en' | 'vi']

  it('follows a rename in its texts', () => {
    const renames = { name: (_: string, name: string) => name, field: (_: string, name: string, field: string) => (name === 'deal' && field === 'amount' ? 'total_value' : field) }
    const renamed = rewriteReferences(message(body), referencesOf(message(body), set), renames)
    expect(renamed.body).toEqual({
      en: 'Of {{ record.account.name }}: {{ record.total_value + record.total_value }}',
      vi: '{{#each record.quotes}}{{ name }} {{ record.total_value }}{{/each}}',
    })
  })

  it('keeps the name of a way back when its lookup is renamed', () => {
    const renames = { name: (_: string, name: string) => name, field: (_: string, name: string, field: string) => (name === 'quote' && field === 'deal' ? 'opportunity' : field) }
    const before = message(body)
    expect(rewriteReferences(before, referencesOf(before, set), renames)).toBe(before)
  })
})
