import { ActionIcon, Button, Group, Input, Stack, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './settings.module.css'

interface EntryListProps<Entry> {
  label: string
  help?: string | undefined
  error?: string | undefined
  required?: boolean
  entries: readonly Entry[]
  onChange: (entries: readonly Entry[]) => void
  /** What another entry begins with. */
  make: () => Entry
  addName: string
  /** Stands where the button for another entry stands, where it must be chosen what it is for. */
  adder?: ReactNode
  /** Fewer cannot be. */
  least?: number
  /** The order says something, so it can be changed. */
  isOrdered?: boolean
  children: (entry: Entry, change: (entry: Entry) => void, at: number) => ReactNode
}

/** Entries of a setting one below the other, each in a frame with what is done to it. */
export function EntryList<Entry>({ label, help, error, required = false, entries, onChange, make, addName, adder, least = 0, isOrdered = false, children }: EntryListProps<Entry>) {
  const { t } = useTranslation('inspector')
  const move = (from: number, to: number) => onChange(entries.toSpliced(from, 1).toSpliced(to, 0, ...entries.slice(from, from + 1)))
  return (
    <Input.Wrapper label={label} description={help} error={error} withAsterisk={required} labelElement="div" role="group" aria-label={label}>
      <Stack gap="xs" mt={6}>
        {entries.map((entry, at) => (
          // Entries have no names of their own; they are known by where they stand.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={classes.entry}>
            {children(entry, (next) => onChange(entries.with(at, next)), at)}
            <Group gap={2} justify="flex-end">
              {isOrdered && <EntryButton name={t('up')} icon={<IconArrowUp size={15} aria-hidden />} disabled={at === 0} onClick={() => move(at, at - 1)} />}
              {isOrdered && <EntryButton name={t('down')} icon={<IconArrowDown size={15} aria-hidden />} disabled={at === entries.length - 1} onClick={() => move(at, at + 1)} />}
              <EntryButton name={t('remove')} icon={<IconTrash size={15} aria-hidden />} disabled={entries.length <= least} onClick={() => onChange(entries.toSpliced(at, 1))} />
            </Group>
          </div>
        ))}
        <div>
          {adder ?? (
            <Button variant="default" size="compact-md" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => onChange([...entries, make()])}>
              {addName}
            </Button>
          )}
        </div>
      </Stack>
    </Input.Wrapper>
  )
}

function EntryButton({ name, icon, disabled, onClick }: { name: string; icon: ReactNode; disabled: boolean; onClick: () => void }) {
  return (
    <Tooltip label={name}>
      <ActionIcon size={26} aria-label={name} disabled={disabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
