import { Checkbox, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PreviewColumn } from '../../../schemas/api/file.ts'
import type { ImportColumn } from '../../../schemas/api/import.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { useApp } from '../../app/workspace.ts'
import { useLabels } from '../use-object.ts'
import classes from './import.module.css'
import { isDoubtful, matchesFor, openQuestion, readsDates, readsNumbers } from './mapping.ts'

interface ColumnQuestionsProps {
  column: PreviewColumn
  field: FieldDefinition
  filled: ImportColumn
  onChange: (filled: ImportColumn) => void
}

/** What cannot be guessed from the texts of a column, or was guessed and can be said otherwise. */
export function ColumnQuestions(props: ColumnQuestionsProps) {
  const { column, field, filled, onChange } = props
  const { t } = useTranslation('import')
  const open = openQuestion(column, filled, field)
  const asksDates = readsDates(field) && (filled.dateOrder !== undefined || isDoubtful(column, 'ambiguous-date'))
  const asksNumbers = readsNumbers(field) && (filled.decimalMark !== undefined || isDoubtful(column, 'ambiguous-number'))
  return (
    <div className={classes.questions}>
      <LinkQuestions {...props} />
      {asksDates && (
        <Select
          label={t('ask.dateOrder')}
          placeholder={t('ask.choose')}
          data={(['dmy', 'mdy', 'ymd'] as const).map((value) => ({ value, label: t(`dateOrder.${value}`) }))}
          value={filled.dateOrder ?? null}
          allowDeselect={false}
          // The values are exactly those given above.
          onChange={(dateOrder) => onChange({ ...filled, dateOrder: (dateOrder ?? undefined) as 'dmy' })}
          error={open === 'dateOrder' && t('ask.dateOrderWhy')}
        />
      )}
      {asksNumbers && (
        <Select
          label={t('ask.decimalMark')}
          placeholder={t('ask.choose')}
          data={([',', '.'] as const).map((value) => ({ value, label: t(value === ',' ? 'decimalMark.comma' : 'decimalMark.dot') }))}
          value={filled.decimalMark ?? null}
          allowDeselect={false}
          // The values are exactly those given above.
          onChange={(decimalMark) => onChange({ ...filled, decimalMark: (decimalMark ?? undefined) as '.' })}
          error={open === 'decimalMark' && t('ask.decimalMarkWhy')}
        />
      )}
      {isDoubtful(column, 'leading-zero-lost') && (
        <Checkbox
          label={t('ask.leadingZero')}
          checked={filled.leadingZeroLost ?? false}
          onChange={(event) => onChange({ ...filled, leadingZeroLost: event.currentTarget.checked })}
        />
      )}
    </div>
  )
}

/** What names the record that a link points at, and what to do when there is none. */
function LinkQuestions({ field, filled, onChange }: ColumnQuestionsProps) {
  const { t } = useTranslation('import')
  const labels = useLabels()
  const matches = matchesFor(field, useApp())
  if (matches.length === 0) return null
  return (
    <>
      <Select
        label={t('ask.match')}
        data={matches.map((each) => ({ value: each.match, label: 'field' in each ? labels(each.field.label) : t(`match.${each.by}`) }))}
        value={filled.match ?? matches[0]?.match ?? null}
        allowDeselect={false}
        onChange={(match) => match && onChange({ ...filled, match })}
      />
      <Select
        label={t('ask.missing')}
        data={(['reject', 'blank'] as const).map((value) => ({ value, label: t(`missing.${value}`) }))}
        value={filled.missing ?? 'reject'}
        allowDeselect={false}
        // The values are exactly those given above.
        onChange={(missing) => missing && onChange({ ...filled, missing: missing as 'reject' })}
      />
    </>
  )
}
