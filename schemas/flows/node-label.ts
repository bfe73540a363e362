import { definitionTexts } from '../differences/texts.ts'
import type { Label } from '../label.ts'
import type { FlowNode } from './flow.ts'

/** What people call a step: its own label, else that of its type ("Ask for approval"). */
export const nodeLabel = ({ type, label }: Pick<FlowNode, 'type' | 'label'>): Label => label ?? nodeTypeLabel(type)

/** What people call steps of a type. */
export const nodeTypeLabel = (type: string): Label => ({ en: wordOf('en', type), vi: wordOf('vi', type), 'zh-CN': wordOf('zh-CN', type) })

const wordOf = (language: keyof typeof definitionTexts, type: string): string => definitionTexts[language].values[`node.type.${type}`] ?? type
