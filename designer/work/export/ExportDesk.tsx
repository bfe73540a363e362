import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { ExportPreview, ExportQuestion } from '../../../schemas/api/export.ts'
import type { Job } from '../../../schemas/api/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import classes from '../import/import.module.css'
import { ProblemAlert } from '../import/ProblemAlert.tsx'
import { useListAddress } from '../records/list-address.ts'
import { askedOf } from '../records/use-records.ts'
import { useListViews } from '../views/list-views.ts'
import { shownList } from '../views/shown-list.ts'
import { exportPreviewQuery, startExport } from './export-queries.ts'
import { PersonalReason } from './PersonalReason.tsx'

/** The forms of a file, best first. */
const forms = { xlsx: { format: 'xlsx', mode: 'people' }, csv: { format: 'csv', mode: 'people' }, exact: { format: 'csv', mode: 'exact' } } as const

type Form = keyof typeof forms

/** The columns of the list, or all that the person may read. */
type Columns = 'list' | 'all'

/** What leaves, in which form and why. */
export function ExportDesk({ object, onStarted }: { object: AppObject; onStarted: (job: Job) => void }) {
  const { definition } = object
  const [address] = useListAddress()
  const { views, opening, isReady } = useListViews(object)
  const current = address.view ?? opening
  const view = views.find(({ key }) => key === current)
  if (!view && !isReady && current.startsWith('mine.')) return <LoadingState shape="form" />
  const shown = shownList(definition, view, address)
  return <Choices object={definition.name} list={askedOf(shown.columns, shown, address.search)} onStarted={onStarted} />
}

interface ChoicesProps {
  object: string
  /** What the list asks for. */
  list: ReturnType<typeof askedOf>
  onStarted: (job: Job) => void
}

function Choices({ object, list: { select, ...narrowed }, onStarted }: ChoicesProps) {
  const { t } = useTranslation('export')
  const { slug } = useWorkspace()
  const [columns, setColumns] = useState<Columns>('list')
  const [form, setForm] = useState<Form>('xlsx')
  const [reason, setReason] = useState('')
  const question: ExportQuestion = { object, mode: forms[form].mode, query: { ...narrowed, ...(columns === 'list' && { select: [...select] }), sort: [...(narrowed.sort ?? [])] } }
  const { data: preview, error, refetch } = useQuery(exportPreviewQuery(slug, question))
  const start = useMutation({
    mutationFn: () => startExport(slug, { ...question, format: forms[form].format, ...(reason.trim() !== '' && { reason }) }),
    onSuccess: onStarted,
  })
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!preview) return <LoadingState shape="form" />
  const lacksReason = preview.personal.length > 0 && reason.trim() === ''
  return (
    <form
      className={classes.desk}
      onSubmit={(event) => {
        event.preventDefault()
        if (preview.rows > 0 && !lacksReason) start.mutate()
      }}
    >
      <What preview={preview} inList={select.length} columns={columns} onChange={setColumns} />
      <FileForm form={form} onChange={setForm} />
      {preview.personal.length > 0 && <PersonalReason personal={preview.personal} reason={reason} onChange={setReason} />}
      <div className={classes.start}>
        {start.error && <ProblemAlert problem={start.error} />}
        <Group gap="xs">
          <Button type="submit" leftSection={<IconFileExport size={16} aria-hidden />} disabled={preview.rows === 0 || lacksReason} loading={start.isPending}>
            {t('start')}
          </Button>
          {lacksReason && preview.rows > 0 && (
            <Text size="sm" role="status">
              {t('personal.needed')}
            </Text>
          )}
        </Group>
      </div>
    </form>
  )
}

interface WhatProps {
  preview: ExportPreview
  /** How many columns the list has. */
  inList: number
  columns: Columns
  onChange: (columns: Columns) => void
}

function What({ preview: { rows, columns: found }, inList, columns, onChange }: WhatProps) {
  const { t } = useTranslation('export')
  const format = useFormat()
  return (
    <section className={classes.section} aria-label={t('what.title')}>
      <h2 className={classes.title}>{t('what.rows', { count: rows, number: format.number(rows) })}</h2>
      <Text size="sm" c="dimmed">
        {rows === 0 ? t('what.none') : t('what.asList')}
      </Text>
      {/* The values are exactly those given below. */}
      <Radio.Group label={t('columns.title')} value={columns} onChange={(value) => onChange(value as Columns)}>
        <Stack gap={8} mt={6}>
          <Radio value="list" label={t('columns.list', { count: inList })} />
          <Radio value="all" label={t('columns.all')} />
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        {format.list(found.map(({ label }) => label))}
      </Text>
    </section>
  )
}

function FileForm({ form, onChange }: { form: Form; onChange: (form: Form) => void }) {
  const { t } = useTranslation('export')
  return (
    <section className={classes.section} aria-label={t('form.title')}>
      {/* The values are exactly those given below. */}
      <Radio.Group label={t('form.title')} value={form} onChange={(value) => onChange(value as Form)}>
        <Stack gap={10} mt={6}>
          {(['xlsx', 'csv', 'exact'] as const).map((value) => (
            <Radio key={value} value={value} label={t(`form.${value}`)} description={t(`form.${value}Help`)} />
          ))}
        </Stack>
      </Radio.Group>
    </section>
  )
}
