import { Anchor, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Effect } from '../../../../schemas/flows/machine/effect.ts'
import type { Trial } from '../../../../schemas/flows/trial/trial.ts'
import { nodeWords } from '../../../../schemas/flows/words/node-words.ts'
import { nodeLabel } from '../../../../schemas/flows/node-label.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { useLabelText } from '../../draft/label-text.ts'
import beside from '../beside/beside.module.css'
import classes from './trial.module.css'
import type { TrialPartProps } from './TrialRecord.tsx'

interface TrialEffectsProps extends TrialPartProps {
  trial: Trial
  onChoose: (node: string) => void
}

/** What the flow would have done, step by step. */
export function TrialEffects({ flow, telling, trying, trial, onChoose }: TrialEffectsProps) {
  const { t } = useTranslation('design-flow-trial')
  const labelText = useLabelText()
  const format = useFormat()
  if (trial.effects.length === 0) return null
  const values = (request: unknown): string =>
    // The request of a step that writes records.
    Object.entries((request as { values?: Record<string, unknown> }).values ?? {}).map(([field, value]) => `${field} = ${value === null ? t('blank') : String(value)}`).join(', ')
  const said = (node: string, effect: Effect): string => {
    const drawn = flow.nodes.find(({ id }) => id === node)
    const words = drawn ? (nodeWords(drawn, telling) ?? '') : ''
    if (effect.kind === 'notice' || effect.kind === 'copy') {
      const people = format.list(effect.to.map((id) => trying.nameOf(id) ?? t('somebody')))
      return effect.kind === 'notice' && !('message' in (effect.request as object)) ? t('would.remind', { people }) : t('would.tell', { words, people })
    }
    if (effect.kind === 'record' && effect.op !== 'find') return `${words} (${values(effect.request)})`
    return words
  }
  return (
    <section>
      <Title order={2} size="h4" mb={6}>
        {t('would.title')}
      </Title>
      <ol className={beside.list}>
        {trial.effects.map(({ node, effect, failed }, index) => (
          // Effects have no identity beside their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={classes.entry}>
            {failed ? <IconAlertTriangle size={15} aria-hidden color="var(--danger)" /> : <IconArrowRight size={15} aria-hidden />}
            <span>
              <Anchor component="button" type="button" size="sm" onClick={() => onChoose(node)}>
                {labelText(nodeLabel(flow.nodes.find(({ id }) => id === node) ?? { type: 'end', key: 'end' } as never))}
              </Anchor>
              <Text size="xs" c="dimmed">
                {said(node, effect)}
                {failed && ` ${t('would.failed')}`}
              </Text>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
