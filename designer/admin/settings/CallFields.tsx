import { ActionIcon, Button, Group, NumberInput, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CallLimits, mostCalls } from '../../../schemas/call-limits.ts'
import formClasses from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { hostIn } from './host-in.ts'
import classes from './settings.module.css'

interface CallFieldsProps {
  calls: CallLimits
  onChange: (calls: CallLimits) => void
  error: string | undefined
}

/** How many calls of flows a host gets, and the hosts that get others. */
export function CallFields({ calls, onChange, error }: CallFieldsProps) {
  const { t } = useTranslation('admin-settings')
  return (
    <FormSection title={t('section.calls')} description={t('calls.help')}>
      <div className={formClasses.grid}>
        <Limit of="perMinute" label={t('calls.perMinute')} description={t('calls.perMinuteHelp')} value={calls.perMinute} onChange={(perMinute) => onChange({ ...calls, perMinute })} />
        <Limit of="atOnce" label={t('calls.atOnce')} description={t('calls.atOnceHelp')} value={calls.atOnce} onChange={(atOnce) => onChange({ ...calls, atOnce })} />
      </div>
      <Hosts calls={calls} onChange={onChange} error={error} />
    </FormSection>
  )
}

function Hosts({ calls: { hosts, ...usual }, onChange, error }: CallFieldsProps) {
  const { t } = useTranslation('admin-settings')
  const title = useId()
  const setHosts = (next: CallLimits['hosts']) => onChange({ ...usual, hosts: next })
  return (
    <Stack gap={8} role="group" aria-labelledby={title}>
      <div>
        <Text id={title} size="sm" fw={550}>
          {t('calls.hosts')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('calls.hostsHelp')}
        </Text>
      </div>
      {hosts.map((entry, at) => (
        // Hosts are known by where they stand while their names are being typed.
        // oxlint-disable-next-line react/no-array-index-key
        <Host key={at} entry={entry} onChange={(next) => setHosts(hosts.with(at, next))} onRemove={() => setHosts(hosts.toSpliced(at, 1))} />
      ))}
      {error && (
        <Text size="xs" c="danger" role="alert">
          {error}
        </Text>
      )}
      <div>
        <Button variant="default" size="compact-md" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setHosts([...hosts, { ...usual, host: '' }])} disabled={hosts.length >= mostCalls.hosts}>
          {t('calls.add')}
        </Button>
      </div>
    </Stack>
  )
}

interface HostProps {
  entry: CallLimits['hosts'][number]
  onChange: (entry: CallLimits['hosts'][number]) => void
  onRemove: () => void
}

function Host({ entry, onChange, onRemove }: HostProps) {
  const { t } = useTranslation('admin-settings')
  const { host, perMinute, atOnce } = entry
  const remove = t('calls.remove', { host })
  const [typed, setTyped] = useState<string | null>(null)
  const take = (text: string) => {
    setTyped(text)
    onChange({ ...entry, host: hostIn(text) })
  }
  return (
    <div className={classes.host}>
      <TextInput
        className={classes.hostName}
        aria-label={t('calls.host')}
        placeholder="api.example.com"
        value={typed ?? host}
        maxLength={255}
        onChange={(event) => take(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
      <Limit of="perMinute" aria-label={`${t('calls.perMinute')}: ${host}`} value={perMinute} onChange={(next) => onChange({ ...entry, perMinute: next })} />
      <Group gap={4} wrap="nowrap">
        <Limit of="atOnce" aria-label={`${t('calls.atOnce')}: ${host}`} value={atOnce} onChange={(next) => onChange({ ...entry, atOnce: next })} />
        <Tooltip label={remove}>
          <ActionIcon aria-label={remove} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </div>
  )
}

type LimitProps = {
  of: 'perMinute' | 'atOnce'
  value: number
  onChange: (value: number) => void
} & ({ label: string; description: string } | { 'aria-label': string })

/** A whole number with what it counts. A box that is left empty shows again what it held. */
function Limit({ of, value, onChange, ...named }: LimitProps) {
  const { t } = useTranslation('admin-settings')
  const [typed, setTyped] = useState<number | string | null>(null)
  const take = (next: number | string) => {
    setTyped(next)
    if (typeof next === 'number' && next >= 1 && next <= mostCalls[of]) onChange(next)
  }
  return <NumberInput {...named} suffix={` ${t(`calls.unit.${of}`)}`} min={1} max={mostCalls[of]} allowDecimal={false} allowNegative={false} value={typed ?? value} onChange={take} onBlur={() => setTyped(null)} />
}
