import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamAnswer, TeamInput } from '../../../schemas/api/team.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { PersonSelect } from '../../admin/people/PersonSelect.tsx'
import { DateControl } from '../../controls/DateControls.tsx'
import type { MemberChange } from './RecordTeam.tsx'

interface AddMemberProps {
  can: TeamAnswer['_can']
  isSaving: boolean
  onAdd: (change: MemberChange) => void
  onCancel: () => void
}

/** Whom to let in, to do what, until when. The page around it provides the lookups. */
export function AddMember({ can, isSaving, onAdd, onCancel }: AddMemberProps) {
  const { t } = useTranslation('work-team')
  const [person, setPerson] = useState<string | null>(null)
  const [input, setInput] = useState<TeamInput>({ right: 'read', until: null })
  const isDay = input.until === null || input.until === undefined || /^\d{4}-\d\d-\d\d$/.test(input.until)
  return (
    <Stack gap="sm" mt="sm">
      <PersonSelect label={t('person')} value={person} title={undefined} onChange={setPerson} />
      <NativeSelect
        label={t('rightLabel')}
        value={input.right}
        data={(can.giveUpdate ? (['read', 'update'] as const) : (['read'] as const)).map((value) => ({ value, label: t(value) }))}
        onChange={({ currentTarget: { value } }) => setInput((before) => ({ ...before, right: value === 'update' ? 'update' : 'read' }))}
      />
      <DateControl field={untilField} label={t('until')} help={t('forGood')} value={input.until ?? null} onChange={(next) => setInput((before) => ({ ...before, until: typeof next === 'string' ? next : null }))} />
      <Group gap="xs">
        <Button size="compact-md" disabled={person === null || !isDay} loading={isSaving} onClick={() => person !== null && onAdd({ person, input })}>
          {t('add')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

const untilField: FieldDefinition = { id: 'fld_teamday00000', name: 'until', type: 'date', label: 'until' }
