import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TablePreview } from '../../../schemas/api/file.ts'
import type { ReadingSettings } from '../../../schemas/api/table-reading.ts'
import { useWorkspace } from '../../app/me.ts'
import { suggestPlural } from '../../design/objects/plural.ts'
import { currentLanguage } from '../../i18n/language.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { FileReading } from '../import/FileReading.tsx'
import deskClasses from '../import/import.module.css'
import { previewQuery } from '../import/import-queries.ts'
import { ProblemAlert } from '../import/ProblemAlert.tsx'
import { labelFromFile, noAnswers, proposalRequest, type SheetAnswers } from './sheet-object.ts'
import { SheetProposal } from './SheetProposal.tsx'
import { proposalQuery } from './spreadsheet-queries.ts'

interface SpreadsheetDeskProps {
  file: string
  onOtherFile: () => void
}

/** A file on the desk: how it is read, and the object that it becomes. */
export function SpreadsheetDesk({ file, onOtherFile }: SpreadsheetDeskProps) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const [reading, setReading] = useState<ReadingSettings>({})
  const look = useQuery(previewQuery(slug, { file, reading }))
  const otherFile = (
    <Button variant="default" onClick={onOtherFile}>
      {t('otherFile')}
    </Button>
  )
  if (!look.data && !look.error) return <LoadingState />
  return (
    <div className={deskClasses.desk}>
      {look.error && <ProblemAlert problem={look.error} />}
      {look.data ? (
        <>
          <FileReading preview={look.data} reading={reading} isReading={look.isFetching} onChange={setReading} actions={otherFile} />
          <Proposed key={JSON.stringify(look.data.columns.map(({ column }) => column))} preview={look.data} reading={reading} />
        </>
      ) : (
        <div>{otherFile}</div>
      )}
    </div>
  )
}

function Proposed({ preview, reading }: { preview: TablePreview; reading: ReadingSettings }) {
  const { slug } = useWorkspace()
  const [answers, setAnswers] = useState<SheetAnswers>(() => {
    const one = labelFromFile(preview.file.name)
    return noAnswers(one, suggestPlural(one, currentLanguage()))
  })
  // The label decides nothing but the name, which is made here: a proposal is not asked for at every keystroke.
  const { data, error, isFetching } = useQuery(proposalQuery(slug, proposalRequest(preview.file.id, reading, { one: '', types: answers.types })))
  if (error && !data) return <ProblemAlert problem={error} />
  if (!data) return <LoadingState shape="form" />
  return <SheetProposal preview={preview} proposal={data} problem={error} isAsking={isFetching} answers={answers} onChange={setAnswers} />
}
