import { Button, Checkbox, FileButton, Group, TextInput } from '@mantine/core'
import { IconDownload, IconLanguage, IconSearch, IconUpload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../i18n/language.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText, useWorkspaceLanguages } from '../draft/label-text.ts'
import { ImportTexts } from './ImportTexts.tsx'
import { rowsOf, shownRows, type TranslationRow } from './translation-rows.ts'
import { writeTranslations } from './translation-csv.ts'
import { TranslationsGrid } from './TranslationsGrid.tsx'

/** Every label of the draft in every language, what is missing first. */
export function TranslationsPage() {
  const { t } = useTranslation('design-translations')
  const languages = useWorkspaceLanguages()
  const labelText = useLabelText()
  const { bodies, isComplete, problem } = useDraftSet()
  const rows = useMemo(() => rowsOf(bodies, languages, labelText), [bodies, languages, labelText])
  const [text, setText] = useState('')
  const [isMissingOnly, setMissingOnly] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const missing = rows.filter((row) => row.missing.length > 0).length
  return (
    <>
      <PageHeader
        title={t('title')}
        description={isComplete ? t('missing', { count: missing }) : t('description')}
        actions={
          <>
            <FileButton accept=".csv,text/csv" onChange={setFile}>
              {(props) => (
                <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
                  {t('import')}
                </Button>
              )}
            </FileButton>
            <Button variant="default" disabled={!isComplete} leftSection={<IconDownload size={16} aria-hidden />} onClick={() => download(writeTranslations(rows, languages))}>
              {t('export')}
            </Button>
          </>
        }
      >
        <Group mt="sm" gap="md">
          <TextInput
            w={300}
            aria-label={t('find')}
            placeholder={t('find')}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Checkbox label={t('missingOnly')} checked={isMissingOnly} onChange={(event) => setMissingOnly(event.currentTarget.checked)} />
        </Group>
      </PageHeader>
      {problem ? <ErrorState problem={problem} /> : isComplete ? <Grid key={`${text} ${isMissingOnly}`} rows={rows} text={text} isMissingOnly={isMissingOnly} /> : <LoadingState shape="list" />}
      {file && <ImportTexts key={`${file.name} ${file.lastModified}`} file={file} rows={rows} onClose={() => setFile(null)} />}
    </>
  )
}

function Grid({ rows, text, isMissingOnly }: { rows: readonly TranslationRow[]; text: string; isMissingOnly: boolean }) {
  const { t } = useTranslation('design-translations')
  const languages = useWorkspaceLanguages()
  // The order is that of the moment: a row must not run away from under the hands of whoever fills it in.
  const [order] = useState(() => shownRows(rows, { text, isMissingOnly }, languages).map(({ key }) => key))
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows])
  const shown = order.flatMap((key) => byKey.get(key) ?? [])
  if (shown.length === 0) {
    return (
      <EmptyState icon={IconLanguage} title={t(isMissingOnly && text === '' ? 'complete' : 'noneFound')}>
        {t('emptyText', { names: languages.map((language) => languageNames[language]).join(', ') })}
      </EmptyState>
    )
  }
  return <TranslationsGrid rows={shown} languages={languages} />
}

function download(csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'translations.csv'
  link.click()
  URL.revokeObjectURL(address)
}
