import { empty } from '../../designer/design/flows/new/starts/empty.ts'
import { remind } from '../../designer/design/flows/new/starts/remind.ts'
import { tell } from '../../designer/design/flows/new/starts/tell.ts'
import { webhook } from '../../designer/design/flows/new/starts/webhook.ts'
import { definitionSet } from '../../schemas/definition-set.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { FlowTrigger } from '../../schemas/flows/trigger.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { dealObject } from './sample-definitions.ts'

// What the sample says of the object is what its schema asks for.
const object = dealObject as unknown as ObjectDefinition
const set = definitionSet([])

const label = {
  close: { en: 'Deals about to close', vi: 'Cơ hội sắp chốt', 'zh-CN': '即将成交的商机' },
  stage: { en: 'Tell when the stage changes', vi: 'Báo khi đổi giai đoạn', 'zh-CN': '阶段变更提醒' },
  leads: { en: 'Leads from the website', vi: 'Khách từ trang web', 'zh-CN': '网站线索' },
  weekly: { en: 'Weekly look at open deals', vi: 'Rà soát cơ hội hằng tuần', 'zh-CN': '每周商机检查' },
  check: { en: 'Credit check', vi: 'Kiểm tra công nợ', 'zh-CN': '信用检查' },
}

const weekly: FlowTrigger = { type: 'schedule', cron: '0 8 * * 1', object: 'deal', when: { '==': [{ var: 'record.stage' }, 'open'] } }

const drawn = [
  remind.make({ name: 'deals_about_to_close', label: label.close, object, set, blanks: { field: 'close_date', days: 7, who: 'owner' } }),
  tell.make({ name: 'stage_changed', label: label.stage, object, set, blanks: { field: 'stage', who: 'manager' } }),
  webhook.make({ name: 'web_leads', label: label.leads, object, set, blanks: { fields: ['name', 'amount', 'notes'] } }),
  empty.make({ name: 'weekly_look', label: label.weekly, object, set, blanks: {} }),
  empty.make({ name: 'credit_check', label: label.check, object, set, blanks: {} }),
]

const startedBy: Readonly<Record<string, FlowTrigger>> = { weekly_look: weekly, credit_check: { type: 'flow', object: 'deal' } }

/** Flows that are being drawn: one for each way in which flows start. */
export const draftFlows: readonly DefinitionHeader[] = drawn.flatMap((started) => {
  if (!started) return []
  const trigger = startedBy[started.flow.name] ?? started.flow.trigger
  return [...started.beside, { ...started.flow, trigger }]
})

/** The id of a step of one of them. */
export const stepOfDraft = (name: string, key: string): string => drawn.find((started) => started?.flow.name === name)?.flow.nodes.find((node) => node.key === key)?.id ?? ''
