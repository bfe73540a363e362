import { Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shownMoment } from '../../../../schemas/fields/showing/dates.ts'
import { readCron } from '../../../../schemas/flows/schedule/cron.ts'
import { cronWords } from '../../../../schemas/flows/schedule/cron-words.ts'
import { nextOccurrences } from '../../../../schemas/flows/schedule/next-occurrences.ts'
import { useApp } from '../../../app/workspace.ts'
import { useLanguage } from '../../../i18n/language.ts'
import type { TriggerEditorProps } from './TriggerEditor.tsx'

const presets = ['0 9 * * *', '0 9 * * 1-5', '0 9 * * 1', '0 9 1 * *', '0 * * * *'] as const

/** What becomes of times at which nothing was running. */
const missedWays = ['once', 'each', 'skip'] as const

/** When the flow runs by itself, in words, and the next times. */
export function ScheduleTrigger({ flow: { trigger }, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const { language } = useLanguage()
  const cron = String(trigger['cron'] ?? '')
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? cron
  const isRead = readCron(text) !== undefined
  const isPreset = presets.some((each) => each === cron)
  const type = (next: string) => {
    const isWhole = readCron(next) !== undefined && next.trim().length >= 9
    setTyped(isWhole ? null : next)
    if (isWhole) onChange({ ...trigger, cron: next.trim() }, 'cron')
  }
  return (
    <>
      <Select
        label={t('schedule.label')}
        data={[...presets.map((value) => ({ value: value as string, label: cronWords(value, language) })), { value: 'own', label: t('schedule.own') }]}
        value={isPreset && typed === null ? cron : 'own'}
        allowDeselect={false}
        onChange={(next) => (next === 'own' || next === null ? setTyped(cron) : (setTyped(null), onChange({ ...trigger, cron: next })))}
      />
      <TextInput label={t('schedule.cron')} description={t('schedule.cronHelp')} value={text} onChange={(event) => type(event.currentTarget.value)} error={!isRead && t('schedule.fault')} />
      {isRead && <NextTimes cron={text} />}
      <Select
        label={t('schedule.missed.label')}
        description={t('schedule.missed.help')}
        data={missedWays.map((value) => ({ value, label: t(`schedule.missed.${value}`) }))}
        value={String(trigger['missed'] ?? 'once')}
        allowDeselect={false}
        onChange={(missed) => onChange({ ...trigger, missed })}
      />
    </>
  )
}

/** The next five times, on the clocks of the workspace. */
function NextTimes({ cron }: { cron: string }) {
  const { t } = useTranslation('design-flow-trigger')
  const { language } = useLanguage()
  const { zone } = useApp().settings
  const [now] = useState(() => new Date().toISOString())
  const read = readCron(cron)
  const times = read ? nextOccurrences(read, { after: now, zone, count: 5 }) : []
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {times.length === 0 ? t('schedule.never') : t('schedule.next', { zone })}
      </Text>
      {times.map((moment) => (
        <Text key={moment} size="xs">
          {shownMoment(moment, zone, language)}
        </Text>
      ))}
    </Stack>
  )
}
