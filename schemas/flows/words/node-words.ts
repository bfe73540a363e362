import type { ApprovalSettings } from '../approval/settings.ts'
import { type FlowNode, objectOf } from '../flow.ts'
import { flowNames } from '../flow-scope.ts'
import type { PersonSource } from '../people/sources.ts'
import type { Span } from '../spans.ts'
import { maySeveral, peopleWords } from './people-words.ts'
import { type Phrases, phrasesIn } from './phrases.ts'
import type { Telling } from './telling.ts'

/** What a step does, in one sentence without a full stop; undefined for a start, and where the ways out say it. */
export function nodeWords(node: FlowNode, telling: Telling): string | undefined {
  // Settings of the type's own schema, as far as they are filled in.
  return sentences[node.type]?.((node.settings ?? {}) as Filled, { ...telling, phrases: phrasesIn(telling.language) })
}

/** The settings of all types, as far as somebody has filled them in. */
interface Filled extends Partial<Pick<ApprovalSettings, 'approvers' | 'mode' | 'due' | 'whenDue'>> {
  readonly assignees?: readonly PersonSource[]
  readonly to?: readonly PersonSource[]
  readonly fields?: readonly string[]
  readonly object?: string
  readonly record?: unknown
  readonly where?: readonly { readonly path: string; readonly is: string; readonly value?: unknown }[]
  readonly set?: Readonly<Record<string, unknown>>
  readonly message?: string
  readonly method?: string
  readonly url?: unknown
  readonly event?: unknown
  readonly for?: Span
  readonly until?: unknown
  readonly flow?: string
  readonly waitsFor?: 'all' | 'any'
  readonly ends?: 'path' | 'run'
}

interface Saying extends Telling {
  readonly phrases: Phrases
}

const sentences: Readonly<Record<string, (filled: Filled, saying: Saying) => string>> = {
  approval: approvalWords,
  form_task: ({ assignees, fields = [] }, saying) => {
    const object = objectOf(saying.flow)
    return saying.phrases.node.form(who(assignees, saying), saying.phrases.and(fields.map((field) => saying.field(object, field))))
  },
  cc: ({ to }, saying) => saying.phrases.node.copy(who(to, saying)),
  notify: ({ to, message }, saying) => {
    const channels = message === undefined ? undefined : saying.set.get('message', message)?.channels
    const by = channels && saying.phrases.and(channels.map((each) => saying.phrases.channel[each]))
    return saying.phrases.node.tell(who(to, saying), message === undefined ? saying.phrases.unfinished : saying.called('message', message), by)
  },
  find_records: ({ object, where = [] }, saying) => {
    const conditions = where.map(({ path, is, value }) => saying.phrases.compared(saying.field(object, path), is, saying.rule(value ?? null)))
    return saying.phrases.node.find(objectWords(object, saying), conditions.length === 0 ? undefined : saying.phrases.and(conditions))
  },
  create_record: ({ object, set }, saying) => saying.phrases.node.create(objectWords(object, saying), valuesWords(set, object, saying)),
  update_record: ({ record, set }, saying) => {
    const name = typeof record === 'string' ? record : 'record'
    const type = flowNames(saying.flow).get(name)
    return saying.phrases.node.change(saying.rule({ var: name }), valuesWords(set, type?.type === 'record' ? type.object : undefined, saying))
  },
  webhook: ({ event, url, fields = [] }, saying) =>
    saying.phrases.node.webhook(plainly(event, saying), {
      url: plainly(url, saying),
      fields: fields.length === 0 ? undefined : saying.phrases.and(fields.map((field) => saying.field(objectOf(saying.flow), field))),
    }),
  http_request: ({ method = 'POST', url }, saying) => saying.phrases.node.request(method, plainly(url, saying)),
  wait: ({ for: span, until }, saying) => (span ? saying.phrases.node.wait(spanWords(span, saying.phrases)) : saying.phrases.node.until(saying.rule(until))),
  assign: ({ set = {} }, saying) => {
    const values = Object.entries(set).map(([name, value]) => saying.phrases.node.value(saying.rule({ var: `vars.${name}` }), saying.rule(value)))
    return saying.phrases.node.assign(saying.phrases.and(values))
  },
  sub_flow: ({ flow, record }, saying) => saying.phrases.node.subFlow(flow === undefined ? saying.phrases.unfinished : saying.called('flow', flow), saying.rule(record)),
  parallel: (_, { phrases }) => phrases.node.parallel,
  join: ({ waitsFor = 'all' }, { phrases }) => (waitsFor === 'all' ? phrases.node.joinAll : phrases.node.joinAny),
  error_handler: (_, { phrases }) => phrases.node.handler,
  end: ({ ends = 'path' }, { phrases }) => (ends === 'path' ? phrases.node.end : phrases.node.stop),
}

/** A text without the marks that formulas put around it. */
const plainly = (value: unknown, saying: Saying): string => (typeof value === 'string' ? value : saying.rule(value))

function approvalWords({ approvers = [], mode = 'any', due, whenDue = 'mark' }: Filled, saying: Saying): string {
  const { node } = saying.phrases
  const asked = node.approval(who(approvers, saying))
  const more = [
    ...(maySeveral(approvers) ? [node.mode[mode]] : []),
    ...(due ? [node.due(spanWords(due, saying.phrases))] : []),
    ...(due && whenDue !== 'mark' ? [node.whenDue[whenDue]] : []),
  ]
  const [open, close, comma] = saying.language === 'zh-CN' ? ['（', '）', '，'] : [' (', ')', ', ']
  return more.length === 0 ? asked : `${asked}${open}${more.join(comma)}${close}`
}

const who = (sources: readonly PersonSource[] | undefined, saying: Saying): string => (sources && sources.length > 0 ? peopleWords(sources, saying) : saying.phrases.unfinished)

const objectWords = (object: string | undefined, saying: Saying): string => (object === undefined ? saying.phrases.unfinished : saying.called('object', object))

const valuesWords = (set: Filled['set'] = {}, object: string | undefined, saying: Saying): string =>
  saying.phrases.and(Object.entries(set).map(([field, value]) => saying.phrases.node.value(saying.field(object, field), saying.value(object, field, value))))

/** `2 days` */
export function spanWords(span: Span, { span: say }: Pick<Phrases, 'span'>): string {
  if (span.minutes !== undefined) return say(span.minutes, 'minutes')
  return span.hours !== undefined ? say(span.hours, 'hours') : say(span.days ?? 0, 'days')
}
