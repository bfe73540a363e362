import { Button, Group, Radio, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { type FieldDefinition, fieldTypeOf, hasRows, isGivenOnce } from '../../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../../schemas/fields/field-type.ts'
import { useWorkspace } from '../../../app/me.ts'
import { FieldControl } from '../../../controls/FieldControl.tsx'
import { type LookupSource, useLookupSource } from '../../../controls/lookup-source.ts'
import { useFormat, useReaderSettings } from '../../../i18n/reader.ts'
import { issueText } from '../../../ui/issue-text.ts'
import { formFields } from '../../record/form-fields.ts'
import { useLabels } from '../../use-object.ts'
import type { AskedRecords } from '../use-records.ts'
import { valueFault } from '../value-fault.ts'
import { allRecords, mostRecords, recordsById } from './bulk-work.ts'
import type { BulkWish } from './use-bulk-edit.ts'

interface BulkQuestionProps {
  object: AppObject
  records: readonly RecordAnswer[]
  asked: AskedRecords
  total: number
  isPending: boolean
  onAsk: (wish: BulkWish) => void
  onClose: () => void
}

/** Which field gets which value, and on which records. */
export function BulkQuestion({ object, records, asked, total, isPending, onAsk, onClose }: BulkQuestionProps) {
  const { t } = useTranslation('work-bulk')
  const { t: tIssue } = useTranslation('issues')
  const labels = useLabels()
  const settings = useReaderSettings()
  const { slug } = useWorkspace()
  const of = { workspace: slug, object: object.definition.name }
  const fields = formFields(object).filter((field) => object.editable.includes(field.name) && !isGivenOnce(field) && !hasRows(field))
  const [field, setField] = useState<FieldDefinition>()
  const [value, setValue] = useState<FieldValue>(null)
  const [scope, setScope] = useState<'selected' | 'all'>('selected')
  const [error, setError] = useState<string>()
  const source = useLookupSource()
  const fill = (next: FieldValue) => {
    setValue(next)
    setError(undefined)
  }
  const look = async (wanted: FieldDefinition) => {
    const wrong = valueFault(wanted, value, settings)
    if (wrong) return setError(issueText(wrong, tIssue))
    const { name } = wanted
    const query = { ...asked, select: [...new Set([object.definition.title, name])] }
    const load = (signal: AbortSignal) => (scope === 'all' ? allRecords(of, query, { signal }) : chosenRecords(signal, name))
    onAsk({ field: name, value, load, title: await titleOf(source, wanted, value) })
  }
  const chosenRecords = async (signal: AbortSignal, name: string) => (hasValues(records, name) ? records : recordsById(of, records.map(({ id }) => id), signal))
  return (
    <Stack gap="sm">
      <Select
        label={t('field')}
        data={fields.map(({ name, label }) => ({ value: name, label: labels(label) }))}
        value={field?.name ?? null}
        onChange={(name) => {
          setField(fields.find((each) => each.name === name))
          fill(null)
        }}
        allowDeselect={false}
        searchable
        data-autofocus
      />
      {field && (
        <FieldControl
          key={field.name}
          field={field}
          value={value}
          onChange={fill}
          label={t('value')}
          help={field.required ? undefined : t('clears')}
          error={error}
        />
      )}
      {total > records.length && <Scope selected={records.length} total={total} value={scope} onChange={setScope} />}
      <Steps isReady={field !== undefined} isPending={isPending} onLook={() => field && void look(field)} onClose={onClose} />
    </Stack>
  )
}

function Steps({ isReady, isPending, onLook, onClose }: { isReady: boolean; isPending: boolean; onLook: () => void; onClose: () => void }) {
  const { t } = useTranslation('work-bulk')
  const { t: tUi } = useTranslation('ui')
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose}>
        {tUi('cancel')}
      </Button>
      <Button disabled={!isReady} loading={isPending} onClick={onLook}>
        {t('look')}
      </Button>
    </Group>
  )
}

interface ScopeProps {
  selected: number
  total: number
  value: 'selected' | 'all'
  onChange: (value: 'selected' | 'all') => void
}

/** The chosen records, or all that the list finds. */
function Scope({ selected, total, value, onChange }: ScopeProps) {
  const { t } = useTranslation('work-bulk')
  const format = useFormat()
  return (
    <Radio.Group label={t('which')} value={value} onChange={(next) => onChange(next === 'all' ? 'all' : 'selected')}>
      <Stack gap={6} mt={4}>
        <Radio value="selected" label={t('selected', { count: selected, number: format.number(selected) })} />
        <Radio value="all" label={t('all', { count: total, number: format.number(total) })} {...(total > mostRecords ? { description: t('most', { number: format.number(mostRecords) }) } : {})} />
      </Stack>
    </Radio.Group>
  )
}

const hasValues = (records: readonly RecordAnswer[], field: string): boolean => records.every(({ values }) => field in values)

/** What a link's new value is called. */
async function titleOf(source: LookupSource | null, field: FieldDefinition, value: FieldValue): Promise<string | undefined> {
  const link = fieldTypeOf(field).link?.(field)
  if (!link || value === null) return undefined
  return source?.titleOf?.(link, String(value))
}
