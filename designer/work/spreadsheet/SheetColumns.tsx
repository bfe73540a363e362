import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import deskClasses from '../import/import.module.css'
import { SheetColumn } from './SheetColumn.tsx'
import type { SheetProposalProps } from './SheetProposal.tsx'
import { fieldsByColumn } from './sheet-object.ts'

/** A field for each column that is not left out. */
export function SheetColumns({ preview, proposal, isAsking, answers, onChange }: SheetProposalProps) {
  const { t } = useTranslation('import-spreadsheet')
  const fields = useMemo(() => fieldsByColumn(proposal), [proposal])
  const filled = new Map(proposal.mapping.columns.map((column) => [column.column, column]))
  return (
    <section className={deskClasses.section} aria-label={t('fields.title')} aria-busy={isAsking}>
      <div>
        <h2 className={deskClasses.title}>{t('fields.title')}</h2>
        <Text size="sm" c="dimmed">
          {t('fields.text')}
        </Text>
      </div>
      <ul className={deskClasses.columns}>
        {preview.columns.map((column) => {
          const { column: name } = column
          const read = filled.get(name)
          return (
            <SheetColumn
              key={name}
              column={column}
              field={answers.types[name] === null ? undefined : fields.get(name)}
              filled={read && { ...read, ...answers.readings[name] }}
              onType={(type) => onChange({ ...answers, types: { ...answers.types, [name]: type } })}
              onReading={(next) => onChange({ ...answers, readings: { ...answers.readings, [name]: next } })}
            />
          )
        })}
      </ul>
    </section>
  )
}
