import type { Channel } from '../../messages/message.ts'
import type { Language } from '../../label.ts'
import type { BatchName } from '../triggers/batch-names.ts'
import { en } from './phrases-en.ts'
import { vi } from './phrases-vi.ts'
import { zhCN } from './phrases-zh-cn.ts'

/** The phrases that a flow is told in. What they speak of is given in words already. */
export interface Phrases {
  readonly unfinished: string
  readonly nothing: string
  readonly requester: string
  readonly record: string
  /** What the record held before the change that started the flow. */
  readonly before: string
  /** What is known of records that have started the flow together. */
  readonly batch: Readonly<Record<BatchName, string>>
  theRecord(object: string): string
  /** What steps give back, by name. */
  readonly given: Readonly<Record<string, string>>
  readonly and: (items: readonly string[]) => string
  /** Where a message reaches people. */
  readonly channel: Readonly<Record<Channel, string>>
  quoted(text: string): string
  span(count: number, unit: 'minutes' | 'hours' | 'days'): string
  readonly people: {
    role(role: string): string
    manager(of: string, level: number): string
    head(of: string): string
    /** Among those only who work in the requester's department. */
    near(people: string): string
    matrix(amount: string, of: string): string
    otherwise(people: string, instead: string): string
  }
  readonly trigger: {
    record(events: readonly ('create' | 'update' | 'delete')[], object: string): string
    button(label: string, object: string): string
    roles(roles: string): string
    schedule(when: string): string
    each(object: string): string
    /** Of a date: `count` is how much later than it, below zero before it. */
    date(field: string, object: string, around: { readonly count: number; readonly span: string; readonly at: string | undefined }): string
    readonly webhook: string
    flow(object: string | undefined): string
    when(trigger: string, condition: string): string
    /** An import starts it once for all of its records. */
    once(trigger: string): string
  }
  readonly node: {
    approval(who: string): string
    /** How many must approve, where several may be asked. */
    readonly mode: Readonly<Record<'any' | 'all' | 'sequence', string>>
    due(span: string): string
    readonly whenDue: Readonly<Record<'add_managers' | 'to_managers' | 'approve' | 'reject', string>>
    form(who: string, fields: string): string
    copy(who: string): string
    find(objects: string, conditions: string | undefined): string
    create(object: string, values: string): string
    change(record: string, values: string): string
    /** A field and the value that it gets. */
    value(field: string, value: string): string
    /** `by`: the channels; undefined where the message is not known. */
    tell(who: string, message: string, by: string | undefined): string
    webhook(event: string, told: { readonly url: string; readonly fields: string | undefined }): string
    request(method: string, url: string): string
    wait(span: string): string
    until(moment: string): string
    assign(values: string): string
    subFlow(flow: string, record: string): string
    readonly parallel: string
    readonly joinAll: string
    readonly joinAny: string
    readonly end: string
    readonly stop: string
    readonly handler: string
  }
  readonly port: {
    readonly approved: string
    readonly rejected: string
    readonly failed: string
    readonly otherwise: string
    when(condition: string): string
    branch(label: string): string
  }
  /** The way goes on at a step that was told already, or with what follows. */
  goOn(number: number): string
  readonly goOnBelow: string
  readonly openEnd: string
  /** What is compared in a search: `Stage is Won`. */
  compared(field: string, comparison: string, value: string): string
}

const phrases: Readonly<Record<Language, Phrases>> = { en, vi, 'zh-CN': zhCN }

export const phrasesIn = (language: Language): Phrases => phrases[language]
