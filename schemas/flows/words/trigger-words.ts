import type { Label } from '../../label.ts'
import { triggerScope } from '../flow-scope.ts'
import { cronWords } from '../schedule/cron-words.ts'
import { startObjectOf } from '../trigger.ts'
import { type Phrases, phrasesIn } from './phrases.ts'
import type { Telling } from './telling.ts'

/** What starts a flow, in one sentence: `When somebody presses “Submit for approval” on Deal, if Amount is more than 1,000.` */
export function triggerWords(telling: Telling): string {
  const { flow, set, language } = telling
  const phrases = phrasesIn(language)
  // Settings of the trigger's own schema, as far as they are filled in.
  const filled = flow.trigger as Filled
  const object = startObjectOf(flow.trigger)
  const begins = beginnings[flow.trigger.type]?.(filled, { telling, phrases, object, called: object === undefined ? phrases.record : telling.called('object', object) }) ?? ''
  const { when, bulk } = filled
  const words = when === undefined || when === null ? begins : phrases.trigger.when(begins, telling.rule(when, triggerScope(flow, set)))
  const whole = bulk === 'once' ? phrases.trigger.once(words) : words
  return `${whole}${language === 'zh-CN' ? '。' : '.'}`
}

/** The settings of all types, as far as somebody has filled them in. */
interface Filled {
  readonly on?: readonly ('create' | 'update' | 'delete')[]
  readonly label?: Label
  readonly roles?: readonly string[]
  readonly cron?: string
  readonly field?: string
  readonly days?: number
  readonly hours?: number
  readonly at?: string
  readonly when?: unknown
  readonly bulk?: 'run' | 'once' | 'ignore'
}

interface Saying {
  readonly telling: Telling
  readonly phrases: Phrases
  readonly object: string | undefined
  /** The label of the object. */
  readonly called: string
}

const beginnings: Readonly<Record<string, (filled: Filled, saying: Saying) => string>> = {
  record: ({ on = [] }, { phrases, called }) => phrases.trigger.record(on, called),
  button: ({ label = '', roles = [] }, { telling, phrases, called }) => {
    const pressed = phrases.trigger.button(telling.label(label), called)
    if (roles.length === 0) return pressed
    const only = phrases.trigger.roles(phrases.and(roles.map((role) => telling.called('role', role))))
    return telling.language === 'zh-CN' ? `${pressed}（${only}）` : `${pressed} (${only})`
  },
  schedule: ({ cron = '' }, { telling, phrases, object, called }) => {
    const times = phrases.trigger.schedule(cronWords(cron, telling.language))
    return object === undefined ? times : `${times}${telling.language === 'zh-CN' ? '，' : ', '}${phrases.trigger.each(called)}`
  },
  date: ({ field, days, hours, at }, { telling, phrases, object, called }) => {
    const count = days ?? hours ?? 0
    const span = phrases.span(Math.abs(count), days === undefined && hours !== undefined ? 'hours' : 'days')
    return phrases.trigger.date(field === undefined ? phrases.unfinished : telling.field(object, field), called, { count, span, at })
  },
  webhook: (_, { phrases }) => phrases.trigger.webhook,
  flow: (_, { phrases, object, called }) => phrases.trigger.flow(object === undefined ? undefined : called),
}
