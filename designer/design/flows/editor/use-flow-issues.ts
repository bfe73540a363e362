import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { checkFlow } from '../../../../schemas/flows/check-flow.ts'
import { checkSecrets } from '../../../../schemas/flows/check-secrets.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { flowIssueText } from '../../../../schemas/flows/issue-texts/flow-issue-text.ts'
import { lintButtons } from '../../../../schemas/flows/lint-buttons.ts'
import { idleDecisions } from '../../../../schemas/flows/lint-flow.ts'
import type { Issue } from '../../../../schemas/issue.ts'
import { kinds } from '../../../../schemas/kinds.ts'
import { ruleIssueText } from '../../../../schemas/rules/issue-texts/rule-issue-text.ts'
import { useSecrets } from '../../../admin/secrets/secret-queries.ts'
import { issueText } from '../../../ui/issue-text.ts'
import { useLanguage } from '../../../i18n/language.ts'
import type { DraftIssue } from '../../bench/definition-saver.ts'
import type { Editor } from '../../bench/use-editor.ts'
import type { NodeWords } from './node-words.ts'

/** A fault of the flow as it stands on the screen. */
export interface FlowIssue extends DraftIssue {
  /** Keys of the nodes on the way to where it goes wrong. */
  readonly way: readonly string[]
}

/** What is wrong with a flow or hardly meant, found here at every edit; what only the server knows comes with its answer. */
export function useFlowIssues(editor: Editor<'flow'>, flow: FlowDefinition, { set, words }: { set: DefinitionSet; words: NodeWords }): readonly FlowIssue[] {
  const { language } = useLanguage()
  const { t } = useTranslation('issues')
  const { data: secrets } = useSecrets()
  const found = useMemo(() => {
    const faults = [...checkFlow(flow, set), ...(secrets ? checkSecrets(flow, new Set(secrets.map(({ name }) => name))) : [])]
    return [...faults, ...(faults.length > 0 ? [...idleDecisions(flow), ...lintButtons(flow, set)] : (kinds.flow.lint?.(flow, set) ?? []))]
  }, [flow, set, secrets])
  const { issues: answered, verdict } = editor
  return useMemo(() => {
    const own = found.map((issue): FlowIssue => {
      const named = { ...issue, params: inWords(issue, flow, words) }
      const message = flowIssueText(named, language) ?? (issue.code.startsWith('rule.') ? ruleIssueText(issue, language) : issueText(named, t))
      return { ...issue, params: { ...issue.params }, message, way: wayOf(issue) }
    })
    const told = new Set(found.map(({ code, path }) => `${code} ${path}`))
    // Of what is checked here too the server has an older opinion.
    const isOurs = ({ code }: DraftIssue) => code.startsWith('flow.') || code.startsWith('rule.')
    const theirs = answered.filter((issue) => !isOurs(issue) && !told.has(`${issue.code} ${issue.path}`)).map((issue) => ({ ...issue, way: [] }))
    return verdict.definition.id === flow.id ? [...own, ...theirs] : own
  }, [found, answered, verdict, flow, words, language, t])
}

const wayOf = ({ params = {} }: Issue): readonly string[] => {
  const { way } = params
  return Array.isArray(way) ? way.filter((key) => typeof key === 'string') : []
}

/** Steps and ways by what they are called, where the issue has their keys. */
function inWords({ params = {} }: Issue, { nodes }: FlowDefinition, words: NodeWords): Readonly<Record<string, unknown>> {
  const nodeOf = (key: unknown) => nodes.find((node) => node.key === key)
  const named = Object.entries(params).map(([name, value]) => {
    const node = nodeNames.has(name) ? nodeOf(value) : undefined
    return [name, node ? words.nameAmong(node) : value]
  })
  const node = nodeOf(params['node'])
  const port = node && typeof params['port'] === 'string' ? words.portLabel(node, params['port']) : undefined
  return { ...Object.fromEntries(named), ...(port !== undefined && { port }) }
}

const nodeNames = new Set(['node', 'split', 'from', 'to', 'end'])
