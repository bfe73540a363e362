import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RunAnswer, RunIncident } from '../../../../schemas/api/run.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { request } from '../../../app/api.ts'
import { useWorkspace } from '../../../app/me.ts'
import { queryClient } from '../../../app/queries.ts'
import { workspaceKey } from '../../../app/workspace.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { notifyFailed } from '../../../ui/notify.tsx'
import beside from '../beside/beside.module.css'
import classes from './runs.module.css'
import { type RunPartProps, useStepName } from './RunStanding.tsx'

/** What has failed, and what an administrator may do about it. */
export function RunIncidents({ run, flow, onChoose }: RunPartProps) {
  const { t } = useTranslation('design-flow-runs')
  const nameOf = useStepName(flow)
  const format = useFormat()
  const act = useVerb(run)
  const open = run.incidents.filter(({ endedAt }) => endedAt === null)
  const mayCancel = run.verbs.includes('cancel')
  if (open.length === 0 && !mayCancel) return null
  return (
    <section>
      {open.length > 0 && (
        <Title order={2} size="h4" mb={6}>
          {t('incidents')}
        </Title>
      )}
      <ul className={beside.list}>
        {open.map((incident) => (
          <li key={incident.id} className={classes.incident}>
            <Anchor component="button" type="button" size="sm" fw={600} onClick={() => onChoose(incident.node)}>
              {nameOf(incident.node)}
            </Anchor>
            <Text size="sm">{incident.message}</Text>
            <Text size="xs" c="dimmed">
              {format.dateTime(incident.at)}
            </Text>
            <Group gap={6}>
              {(['retry', 'skip'] as const).map((verb) =>
                incident.verbs.includes(verb) ? (
                  <Button key={verb} size="compact-xs" variant={verb === 'retry' ? 'light' : 'default'} loading={act.isPending} onClick={() => act.mutate({ verb, incident })}>
                    {t(`verb.${verb}`)}
                  </Button>
                ) : null,
              )}
            </Group>
          </li>
        ))}
      </ul>
      {mayCancel && (
        <Button mt="xs" size="xs" variant="default" color="danger" loading={act.isPending} onClick={() => act.mutate({ verb: 'cancel' })}>
          {t('verb.cancel')}
        </Button>
      )}
    </section>
  )
}

interface Acting {
  readonly verb: 'retry' | 'skip' | 'cancel'
  readonly incident?: RunIncident
}

function useVerb(run: RunAnswer) {
  const { slug } = useWorkspace()
  return useMutation({
    mutationFn: ({ verb, incident }: Acting) => request('POST', `${addressesOf(slug).run(run.id)}/${verb}`, { body: bodyOf(incident), ifMatch: run.rev }),
    onError: notifyFailed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: workspaceKey(slug, 'runs') }),
  })
}

/** What was to be sent has no token. */
const bodyOf = (incident: RunIncident | undefined) => (!incident ? {} : incident.token === 0 ? { incident: incident.id } : { token: incident.token })
