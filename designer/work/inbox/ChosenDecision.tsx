import { Button, Group, NativeSelect, Text, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskAnswer } from '../../../schemas/api/task.ts'
import { PersonSelect } from '../../admin/people/PersonSelect.tsx'
import { whenComposed } from '../../ui/composition.ts'
import { KeyboardHint } from '../../ui/KeyboardHint.tsx'
import { useNamedShortcut } from '../../ui/named-shortcuts.ts'
import { AttachFiles } from './AttachFiles.tsx'
import classes from './decision.module.css'
import { decisionColors, naming, type OfferedDecision } from './task-words.ts'
import type { Deciding } from './use-decision.ts'
import { useDecisionName } from './use-decision-name.ts'

interface ChosenDecisionProps {
  task: TaskAnswer
  deciding: Deciding
  onCancel: () => void
}

/** What was chosen, with what belongs to it, until it is confirmed. */
export function ChosenDecision({ task, deciding, onCancel }: ChosenDecisionProps) {
  return deciding.offered ? <Chosen task={task} deciding={deciding} offered={deciding.offered} onCancel={onCancel} /> : null
}

function Chosen({ task, deciding, offered, onCancel }: ChosenDecisionProps & { offered: OfferedDecision }) {
  const { t } = useTranslation('inbox')
  const name = useDecisionName()(offered)
  const { draft, write, lack, faults, confirm, isPending } = deciding
  const missing = lack ?? (faults.size > 0 ? 'fields' : undefined)
  const { decision, needsComment } = offered
  useNamedShortcut('mod+enter', t('confirm', { decision: name }), ({ target }) => {
    // What is being said about the record has this key for itself.
    if (!(target instanceof HTMLElement && target.closest('[data-talk]'))) confirm()
  })
  const pressed = whenComposed((event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
  })
  return (
    // Escape in any of its inputs takes the choice back.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.chosen} onKeyDown={pressed}>
      {naming.has(decision) && (
        <>
          <Text size="sm" c="dimmed">
            {t(`explain.${decision}`)}
          </Text>
          <PersonSelect label={t(`to.${decision}`)} value={draft.to} title={undefined} onChange={(to) => write({ to })} />
        </>
      )}
      {decision === 'return' && task.returnTo.length > 1 && (
        <NativeSelect
          label={t('returnTo')}
          value={draft.returnTo ?? ''}
          data={task.returnTo.map(({ node, label }) => ({ value: node ?? '', label }))}
          onChange={({ currentTarget: { value } }) => write({ returnTo: value === '' ? null : value })}
        />
      )}
      <Textarea
        label={t(needsComment ? 'commentNeeded' : 'comment')}
        withAsterisk={needsComment}
        aria-required={needsComment}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={draft.comment}
        onChange={(event) => write({ comment: event.currentTarget.value })}
      />
      {decision !== 'read' && <AttachFiles files={draft.files} onChange={(files) => write({ files })} />}
      <Group gap="xs" justify="flex-end" className={classes.confirm}>
        {missing !== undefined && (
          <Text size="sm" c="dimmed" role="status" className={classes.lack}>
            {t(`lack.${missing}`)}
          </Text>
        )}
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button color={decisionColors[decision]} loading={isPending} disabled={lack !== undefined} onClick={confirm} rightSection={<KeyboardHint keys="mod+enter" />}>
          {t('confirm', { decision: name })}
        </Button>
      </Group>
    </div>
  )
}
