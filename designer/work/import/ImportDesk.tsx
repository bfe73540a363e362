import { useQuery } from '@tanstack/react-query'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { TablePreview } from '../../../schemas/api/file.ts'
import type { ReadingSettings } from '../../../schemas/api/table-reading.ts'
import { useWorkspace } from '../../app/me.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { ColumnMapping } from './ColumnMapping.tsx'
import { FileReading } from './FileReading.tsx'
import classes from './import.module.css'
import { type ImportAddress, nothingChosen } from './import-address.ts'
import { previewQuery } from './import-queries.ts'
import { ImportMode } from './ImportMode.tsx'
import { type ImportPlan, type Mapped, mappedFrom, requiredMissing, usableKeys } from './mapping.ts'
import { ProblemAlert } from './ProblemAlert.tsx'
import { StartBar } from './StartBar.tsx'

interface ImportDeskProps {
  object: AppObject
  address: ImportAddress & { readonly file: string }
  onChange: (address: ImportAddress) => void
}

/** A file on the desk: how it is read, what its columns fill, how its rows become records. */
export function ImportDesk({ object, address, onChange }: ImportDeskProps) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const { file, request } = address
  const [reading, setReading] = useState<ReadingSettings>(() => (request ? readingIn(request.mapping) : {}))
  const look = useQuery(previewQuery(slug, { file, reading, object: object.definition.name }))
  const otherFile = (
    <Button variant="default" onClick={() => onChange(nothingChosen)}>
      {t('otherFile')}
    </Button>
  )
  if (!look.data) {
    if (!look.error) return <LoadingState />
    return (
      <div className={classes.desk}>
        <ProblemAlert problem={look.error} />
        <div>{otherFile}</div>
      </div>
    )
  }
  return (
    <div className={classes.desk}>
      <FileReading preview={look.data} reading={reading} isReading={look.isFetching} onChange={setReading} actions={otherFile} />
      {look.error ? (
        <ErrorState problem={look.error} onRetry={() => void look.refetch()} />
      ) : (
        <Work key={columnsOf(look.data)} object={object} preview={look.data} address={address} onChange={onChange} />
      )}
    </div>
  )
}

/** Another set of columns is another mapping; the same columns read otherwise keep theirs. */
const columnsOf = ({ columns }: TablePreview): string => JSON.stringify(columns.map(({ column }) => column))

const readingIn = ({ encoding, delimiter, sheet, header }: ReadingSettings): ReadingSettings => ({
  ...(encoding && { encoding }),
  ...(delimiter && { delimiter }),
  ...(sheet && { sheet }),
  ...(header !== undefined && { header }),
})

function Work({ object, preview, address, onChange }: ImportDeskProps & { preview: TablePreview }) {
  const { request } = address
  const [mapped, setMapped] = useState<Mapped>(() => mappedFrom((request?.mapping ?? preview.mapping)?.columns ?? []))
  const [plan, setPlan] = useState<ImportPlan>({
    mode: request?.mode ?? (preview.key ? 'upsert' : 'insert'),
    key: request?.key ?? preview.key ?? null,
    blanks: request?.mapping.blanks ?? preview.mapping?.blanks ?? 'keep',
  })
  const keys = usableKeys(object, mapped)
  // A key whose column was passed over cannot find anything any more.
  const key = keys.find((each) => each.join() === plan.key?.join()) ?? keys[0] ?? null
  const prepared = { object, preview, mapped, plan: { ...plan, key } }
  return (
    <>
      <ColumnMapping object={object} preview={preview} mapped={mapped} onChange={setMapped} />
      <ImportMode object={object} keys={keys} plan={prepared.plan} onChange={setPlan} />
      <StartBar prepared={prepared} missing={plan.mode === 'update' ? [] : requiredMissing(object, mapped)} onStarted={(job, asked) => onChange({ file: address.file, job: job.id, request: asked })} />
    </>
  )
}
