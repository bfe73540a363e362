import { ActionIcon, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowCase } from '../../../../schemas/flows/cases/flow-case.ts'
import { caseOf, replayCase } from '../../../../schemas/flows/cases/replay-case.ts'
import { withoutPersonal } from '../../../../schemas/flows/cases/without-personal.ts'
import type { CompiledFlow } from '../../../../schemas/flows/compiled-flow.ts'
import { newId } from '../../../../schemas/ids.ts'
import { useWorkspace } from '../../../app/me.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { notifyFailed } from '../../../ui/notify.tsx'
import { definitionsChanged } from '../../draft/draft-queries.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { editDefinition } from '../../draft/save-definition.ts'
import beside from '../beside/beside.module.css'
import classes from './trial.module.css'
import type { TrialPartProps } from './TrialRecord.tsx'

interface KeptCasesProps extends TrialPartProps {
  compiled: CompiledFlow
}

/** Trials that were kept: each publish tries them again. */
export function KeptCases({ flow, set, trying, compiled }: KeptCasesProps) {
  const { t } = useTranslation('design-flow-trial')
  const { language } = useLanguage()
  const [label, setLabel] = useState('')
  const save = useSaveCases(flow.name)
  const { given, trial, settings } = trying
  const [isPersonal, setPersonal] = useState(false)
  const cases = flow.cases ?? []
  const isWhole = trial !== undefined && trial.needs.length === 0
  const kept = (of: Pick<FlowCase, 'id' | 'label'>): FlowCase | undefined => (given && trial ? caseOf(of, withoutPersonal(given, flow, set), { trial, settings }) : undefined)
  const keep = () => {
    const made = kept({ id: newId('case'), label: { [language]: label.trim() } })
    if (!made || label.trim() === '') return
    // What it was told of personal data is not kept: without it another way may be taken.
    const holds = replayCase(compiled, made).holds
    setPersonal(!holds)
    if (!holds) return
    save.mutate((before) => [...before, made])
    setLabel('')
  }
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        {t('cases.title')}
      </Title>
      <Text size="xs" c="dimmed" mb={8}>
        {t('cases.help')}
      </Text>
      <Stack gap="xs">
        <ul className={beside.list}>
          {cases.map((each) => (
            <KeptCase
              key={each.id}
              kept={each}
              holds={replayCase(compiled, each).holds}
              onOpen={() => trying.open(each)}
              onKeepAgain={isWhole && sameTrial(each, trying.setup.at) ? () => save.mutate((before) => before.map((old) => (old.id === each.id ? (kept(old) ?? old) : old))) : undefined}
              onRemove={() => save.mutate((before) => before.filter(({ id }) => id !== each.id))}
            />
          ))}
        </ul>
        {isWhole && (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              keep()
            }}
          >
            <Group gap="xs" wrap="nowrap" align="end">
              <TextInput style={{ flex: 1 }} label={t('cases.name')} placeholder={t('cases.example')} maxLength={200} value={label} error={isPersonal && t('cases.personal')} onChange={(event) => setLabel(event.currentTarget.value)} />
              <Button type="submit" variant="default" disabled={label.trim() === ''} loading={save.isPending}>
                {t('cases.keep')}
              </Button>
            </Group>
          </form>
        )}
      </Stack>
    </section>
  )
}

/** Whether what is tried now was opened from a case: its start is to the millisecond the same. */
const sameTrial = ({ at }: FlowCase, now: string): boolean => at === now

interface KeptCaseProps {
  kept: FlowCase
  holds: boolean
  onOpen: () => void
  onKeepAgain: (() => void) | undefined
  onRemove: () => void
}

function KeptCase({ kept, holds, onOpen, onKeepAgain, onRemove }: KeptCaseProps) {
  const { t } = useTranslation('design-flow-trial')
  const labelText = useLabelText()
  const Icon = holds ? IconCircleCheck : IconCircleX
  return (
    <li className={classes.entry}>
      <Icon size={16} role="img" aria-label={t(holds ? 'cases.holds' : 'cases.broken')} color={holds ? 'var(--success)' : 'var(--danger)'} />
      <span>
        {labelText(kept.label)}
        {!holds && (
          <Text size="xs" c="danger">
            {t('cases.broken')}
          </Text>
        )}
        <Group gap={6} mt={2}>
          <Button size="compact-xs" variant="default" onClick={onOpen}>
            {t('cases.open')}
          </Button>
          {!holds && onKeepAgain && (
            <Button size="compact-xs" variant="light" onClick={onKeepAgain}>
              {t('cases.again')}
            </Button>
          )}
        </Group>
      </span>
      <ActionIcon variant="subtle" color="gray" aria-label={t('cases.remove', { name: labelText(kept.label) })} onClick={onRemove}>
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    </li>
  )
}

type Cases = readonly FlowCase[]

function useSaveCases(name: string) {
  const { slug } = useWorkspace()
  return useMutation({
    mutationFn: (edit: (before: Cases) => Cases) => editDefinition({ workspace: slug, kind: 'flow', name }, (flow) => ({ ...flow, cases: [...edit(flow.cases ?? [])] })),
    onSuccess: () => definitionsChanged(slug),
    onError: notifyFailed,
  })
}
