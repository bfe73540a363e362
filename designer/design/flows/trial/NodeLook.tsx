import { Checkbox, Stack, Text, Title } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import type { Trial, TrialLook } from '../../../../schemas/flows/trial/trial.ts'
import { sourceWords } from '../../../../schemas/flows/words/people-words.ts'
import type { PersonSource } from '../../../../schemas/flows/people/sources.ts'
import type { RuleValue } from '../../../../schemas/rules/values.ts'
import { nodeLabel } from '../../../../schemas/flows/node-label.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { useLabelText } from '../../draft/label-text.ts'
import beside from '../beside/beside.module.css'
import classes from './trial.module.css'
import type { TrialPartProps } from './TrialRecord.tsx'

interface NodeLookProps extends TrialPartProps {
  trial: Trial
  node: FlowNode
}

/** Why the trial went on from a step as it did: its conditions with what they read, and how its people were found. */
export function NodeLook({ telling, trying, trial, node }: NodeLookProps) {
  const { t } = useTranslation('design-flow-trial')
  const labelText = useLabelText()
  const { failing } = trying.setup
  const looks = lastOfEach(trial.looks.filter((each) => each.node === node.id))
  const { does } = nodeTypeOf(node)
  return (
    <section>
      <Title order={2} size="h4" mb={6}>
        {t('why.title', { step: labelText(nodeLabel(node)) })}
      </Title>
      <Stack gap="xs">
        {trial.state.visits[node.id] === undefined && (
          <Text size="sm" c="dimmed">
            {t('why.notReached')}
          </Text>
        )}
        <Found node={node} trial={trial} telling={telling} trying={trying} />
        <ul className={beside.list}>
          {looks.map((look) => (
            <Look key={look.pointer} look={look} rule={ruleAt(node, look.pointer)} telling={telling} trying={trying} />
          ))}
        </ul>
        {does.kind === 'act' && (
          <Checkbox
            label={t('why.fail')}
            checked={failing.includes(node.id)}
            onChange={(event) => trying.change({ failing: event.currentTarget.checked ? [...failing, node.id] : failing.filter((id) => id !== node.id) })}
          />
        )}
      </Stack>
    </section>
  )
}

const lastOfEach = (looks: readonly TrialLook[]): readonly TrialLook[] => [...new Map(looks.map((look) => [look.pointer, look])).values()]

const ruleAt = (node: FlowNode, pointer: string): unknown => nodeTypeOf(node).expressions?.(node.settings ?? {}).find(({ path }) => path === pointer)?.rule

interface LookProps extends Pick<TrialPartProps, 'telling' | 'trying'> {
  look: TrialLook
  rule: unknown
}

function Look({ look, rule, telling, trying }: LookProps) {
  const { t } = useTranslation('design-flow-trial')
  const has = (path: string, value: RuleValue): string => {
    const person = typeof value === 'string' ? trying.nameOf(value) : undefined
    if (person !== undefined) return t('why.has', { field: telling.rule({ var: path }), value: person })
    return telling.rule(value === null ? { is_blank: [{ var: path }] } : { '==': [{ var: path }, value] })
  }
  const Mark = look.value === true ? IconCheck : look.value === false ? IconX : IconMinus
  return (
    <li className={classes.entry}>
      <Mark size={15} role="img" aria-label={look.value === true ? t('yes') : look.value === false ? t('no') : ''} color={look.value === true ? 'var(--success)' : look.value === false ? 'var(--danger)' : 'var(--muted)'} />
      <span>
        {telling.rule(rule)}
        {Object.entries(look.reads).map(([path, value]) => (
          <Text key={path} size="xs" c="dimmed">
            {has(path, value)}
          </Text>
        ))}
      </span>
    </li>
  )
}

/** How each source of people found somebody. */
function Found({ node, trial, telling, trying }: Pick<NodeLookProps, 'node' | 'trial' | 'telling' | 'trying'>) {
  const { t } = useTranslation('design-flow-trial')
  const format = useFormat()
  const { approvers, assignees, to } = (node.settings ?? {}) as Partial<Record<'approvers' | 'assignees' | 'to', readonly PersonSource[]>>
  const sources = approvers ?? assignees ?? to ?? []
  const found = trial.people.filter((each) => each.node === node.id)
  if (found.length === 0) return null
  return (
    <ul className={beside.list}>
      {sources.map((source, index) => {
        const people = found[index]?.answer.people.map(({ id }) => trying.nameOf(id) ?? id) ?? []
        return (
          // Sources have no identity beside their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>{t('why.found', { source: sourceWords(source, telling), people: people.length === 0 ? t('why.nobody') : format.list(people) })}</li>
        )
      })}
    </ul>
  )
}
