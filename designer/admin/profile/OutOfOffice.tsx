import { Button, Group, Text } from '@mantine/core'
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { IconUserOff } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubstituteAnswer, SubstituteInput } from '../../../schemas/api/task.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, request } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { DateControl } from '../../controls/DateControls.tsx'
import { LookupSourceProvider } from '../../controls/lookup-source.ts'
import { useFormat } from '../../i18n/reader.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { useLookups } from '../../work/use-lookups.ts'
import { FormAlert } from '../forms/FormAlert.tsx'
import { formFaults } from '../forms/form-faults.ts'
import formClasses from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { SaveBar } from '../forms/SaveBar.tsx'
import { PersonSelect } from '../people/PersonSelect.tsx'

const substituteQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'substitute'),
    queryFn: ({ signal }) => get<SubstituteAnswer>(addressesOf(workspace).substitute, { signal }),
  })

/** Who answers my tasks while I am away. */
export function OutOfOffice() {
  const { slug } = useWorkspace()
  const lookups = useLookups()
  const { data } = useQuery(substituteQuery(slug))
  if (!data) return null
  return (
    <LookupSourceProvider value={lookups}>
      <Substitute key={JSON.stringify(data.substitute)} stored={data.substitute} />
    </LookupSourceProvider>
  )
}

interface Choice {
  readonly from: string | null
  readonly until: string | null
  readonly who: string | null
}

function Substitute({ stored }: { stored: SubstituteAnswer['substitute'] }) {
  const { t } = useTranslation('admin-profile')
  const { t: tAdmin } = useTranslation('admin')
  const format = useFormat()
  const begun: Choice = { from: stored?.from ?? null, until: stored?.until ?? null, who: stored?.who.id ?? null }
  const [choice, setChoice] = useState(begun)
  const save = useSave()
  const isDirty = (['from', 'until', 'who'] as const).some((part) => choice[part] !== begun[part])
  const whole = wholeOf(choice)
  const faults = formFaults(save.error, ['from', 'until', 'who'], tAdmin)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (whole) save.mutate(whole)
  }
  return (
    <form onSubmit={submit} noValidate className={formClasses.form}>
      <FormSection title={t('away.title')} description={t('away.text')}>
        {stored && (
          <Group gap="sm" mb="sm">
            <IconUserOff size={18} aria-hidden />
            <Text size="sm" fw={550}>
              {t('away.now', { name: stored.who.name, from: format.date(stored.from), until: format.date(stored.until) })}
            </Text>
            <Button size="compact-sm" variant="default" loading={save.isPending} onClick={() => save.mutate(null)}>
              {t('away.end')}
            </Button>
          </Group>
        )}
        <div className={formClasses.grid}>
          <DateControl field={dayField} label={t('away.from')} value={choice.from} onChange={(from) => setChoice({ ...choice, from: textOf(from) })} error={faults.at.from} />
          <DateControl field={dayField} label={t('away.until')} value={choice.until} onChange={(until) => setChoice({ ...choice, until: textOf(until) })} error={faults.at.until} />
          <PersonSelect label={t('away.who')} value={choice.who} title={stored?.who.id === choice.who ? stored?.who.name : undefined} onChange={(who) => setChoice({ ...choice, who })} error={faults.at.who} />
        </div>
        <FormAlert reason={save.error} faults={faults} />
        <SaveBar isDirty={isDirty} isWhole={whole !== undefined} isSaving={save.isPending} onDiscard={() => setChoice(begun)} />
      </FormSection>
    </form>
  )
}

const dayField: FieldDefinition = { id: 'fld_awayday00000', name: 'day', type: 'date', label: 'day' }

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text)

/** The choice as the server takes it; undefined while something is missing. */
const wholeOf = ({ from, until, who }: Choice): SubstituteInput | undefined => (isDay(from) && isDay(until) && until >= from && who !== null ? { from, until, who } : undefined)

function useSave() {
  const { t } = useTranslation('admin-profile')
  const { slug } = useWorkspace()
  return useMutation({
    mutationFn: async (input: SubstituteInput) => (await request<SubstituteAnswer>('PUT', addressesOf(slug).substitute, { body: input })).body,
    onSuccess: (saved) => {
      queryClient.setQueryData(substituteQuery(slug).queryKey, saved)
      notifyDone(saved.substitute === null ? t('away.ended') : t('away.saved', { name: saved.substitute.who.name }))
    },
  })
}
