import { Group, Input, NumberInput, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { Pool } from '../../../schemas/objects/pool.ts'
import type { SettingChanges } from '../../document/commands/change-settings.ts'

interface PoolSettingsProps {
  object: ObjectDefinition
  change: (changes: SettingChanges) => void
}

/** Whether records may stand without an owner, how many one person takes out, and when they come back. */
export function PoolSettings({ object: { pool }, change }: PoolSettingsProps) {
  const { t } = useTranslation('design-object')
  const set = (setting: keyof Pool) => (value: number | undefined) => {
    if (pool?.[setting] === value) return
    const { [setting]: _, ...others } = pool ?? {}
    change({ pool: value === undefined ? others : { ...others, [setting]: value } })
  }
  return (
    <Input.Wrapper label={t('pool.title')} description={t('pool.help')} labelElement="div">
      <Stack gap="xs" mt={6} role="group" aria-label={t('pool.title')}>
        <Switch label={t('pool.on')} checked={pool !== undefined} onChange={(event) => change({ pool: event.currentTarget.checked ? {} : undefined })} />
        {pool && (
          <>
            <Group gap="md" align="flex-start" grow>
              <Count label={t('pool.limit')} help={t('pool.limitHelp')} least={1} most={1_000_000} none={t('pool.noLimit')} value={pool.limit} onChange={set('limit')} />
              <Count label={t('pool.days')} help={t('pool.daysHelp')} least={2} most={3650} none={t('pool.never')} value={pool.returnAfterDays} onChange={set('returnAfterDays')} />
            </Group>
            <Text size="xs" c="dimmed">
              {t('pool.rights')}
            </Text>
          </>
        )}
      </Stack>
    </Input.Wrapper>
  )
}

interface CountProps {
  label: string
  help: string
  /** What an empty box means. */
  none: string
  least: number
  most: number
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** A whole number or nothing; what is being typed counts when the box is left, for `1` is on the way to `14`. */
function Count({ label, help, none, least, most, value, onChange }: CountProps) {
  const [typed, setTyped] = useState<number | string | null>(null)
  const settle = () => {
    if (typed !== null) onChange(typeof typed === 'number' ? Math.min(most, Math.max(least, typed)) : undefined)
    setTyped(null)
  }
  return <NumberInput label={label} description={help} placeholder={none} min={least} max={most} allowDecimal={false} allowNegative={false} value={typed ?? value ?? ''} onChange={setTyped} onBlur={settle} />
}
