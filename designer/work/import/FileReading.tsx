import { Checkbox, Select, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TablePreview } from '../../../schemas/api/file.ts'
import { delimiters, type ReadingSettings, textEncodings, type TextEncoding } from '../../../schemas/api/table-reading.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from './import.module.css'
import { PreviewRows } from './PreviewRows.tsx'

interface FileReadingProps {
  preview: TablePreview
  reading: ReadingSettings
  isReading: boolean
  onChange: (reading: ReadingSettings) => void
  actions?: ReactNode
}

/** The first rows of the file, and how it was read where that can be read otherwise. */
export function FileReading({ preview, reading, isReading, onChange, actions }: FileReadingProps) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const { file, sampled, complete } = preview
  const rows = t(complete ? 'file.rows' : 'file.rowsAtLeast', { count: sampled, number: format.number(sampled) })
  return (
    <section className={classes.section} aria-label={t('file.title')} aria-busy={isReading}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{file.name}</h2>
          <Text size="sm" c="dimmed">
            {[format.bytes(file.size), rows].join(' · ')}
          </Text>
        </div>
        {actions}
      </div>
      <ReadingChoices preview={preview} reading={reading} onChange={onChange} />
      <PreviewRows preview={preview} />
    </section>
  )
}

function ReadingChoices({ preview, reading, onChange }: Omit<FileReadingProps, 'isReading' | 'actions'>) {
  const { t } = useTranslation('import')
  const { encoding, delimiter, sheets, sheet, header } = preview
  const set = (change: ReadingSettings) => onChange({ ...reading, ...change })
  return (
    <div className={classes.reading}>
      {sheets.length > 1 && (
        <Select label={t('file.sheet')} data={[...sheets]} value={sheet} allowDeselect={false} onChange={(next) => next && set({ sheet: next })} />
      )}
      {encoding !== null && (
        <Select
          label={t('file.encoding')}
          data={textEncodings.map((value) => ({ value, label: encodingNames[value] }))}
          value={encoding}
          allowDeselect={false}
          // The values are exactly those given above.
          onChange={(next) => next && set({ encoding: next as TextEncoding })}
        />
      )}
      {delimiter !== null && (
        <Select
          label={t('file.delimiter')}
          data={delimiters.map((value) => ({ value, label: t(`delimiter.${delimiterKeys[value]}`) }))}
          value={delimiter}
          allowDeselect={false}
          // The values are exactly those given above.
          onChange={(next) => next && set({ delimiter: next as ',' })}
        />
      )}
      <Checkbox className={classes.header ?? ''} label={t('file.header')} checked={header} onChange={(event) => set({ header: event.currentTarget.checked })} />
    </div>
  )
}

const encodingNames: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030 (中文)',
  'windows-1258': 'Windows-1258 (Tiếng Việt)',
  'windows-1252': 'Windows-1252 (Latin)',
}

const delimiterKeys = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
