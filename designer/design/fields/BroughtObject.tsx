import { ActionIcon, Button, Input, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldFamilies } from '../../../schemas/fields/field-type.ts'
import { useLanguage } from '../../i18n/language.ts'
import { suggestPlural } from '../objects/plural.ts'
import { type BroughtAnswers, plainTypes, type WantedColumn } from './brought-object.ts'
import classes from './fields.module.css'

interface BroughtObjectProps {
  answers: BroughtAnswers
  onAnswers: (answers: BroughtAnswers) => void
  /** Whether its records are rows: then it is asked what stands in them. */
  hasRows: boolean
  /** What many records of the object with the field are called. */
  beside: string
  isTried: boolean
}

/** Asks what a new object needs that a field brings along: what one record is called, and what rows hold. */
export function BroughtObject({ answers, onAnswers, hasRows, beside, isTried }: BroughtObjectProps) {
  const { t } = useTranslation('design-fields')
  const { language } = useLanguage()
  const one = useRef<HTMLInputElement>(null)
  const isChosen = useRef(!hasRows)
  useEffect(() => {
    // A new object was chosen from a list: what it is called is asked next. Rows may stand below a search that is still typed in.
    if (isChosen.current) one.current?.select()
  }, [])
  const many = answers.many ?? suggestPlural(answers.one, language)
  return (
    <Stack gap="sm" className={classes.inset}>
      <div className={classes.pair}>
        <TextInput
          label={t(hasRows ? 'brought.oneRow' : 'brought.one')}
          placeholder={t(hasRows ? 'brought.oneRowExample' : 'brought.oneExample')}
          value={answers.one}
          maxLength={200}
          onChange={(event) => onAnswers({ ...answers, one: event.currentTarget.value })}
          error={isTried && answers.one.trim() === '' && t('brought.oneMissing')}
          ref={one}
        />
        <TextInput
          label={t('brought.many')}
          placeholder={t(hasRows ? 'brought.manyRowsExample' : 'brought.manyExample')}
          value={many}
          maxLength={200}
          // What was only proposed is replaced by what is typed.
          onFocus={({ currentTarget }) => answers.many === null && currentTarget.select()}
          onChange={(event) => onAnswers({ ...answers, many: event.currentTarget.value })}
          error={isTried && answers.one.trim() !== '' && many.trim() === '' && t('brought.manyMissing')}
        />
      </div>
      {hasRows && <Columns columns={answers.columns} onChange={(columns) => onAnswers({ ...answers, columns })} />}
      <Text size="xs" c="dimmed">
        {t('brought.access', { objects: beside })}
      </Text>
    </Stack>
  )
}

interface ColumnsProps {
  columns: readonly WantedColumn[]
  onChange: (columns: readonly WantedColumn[]) => void
}

function Columns({ columns, onChange }: ColumnsProps) {
  const { t } = useTranslation('design-fields')
  const list = useRef<HTMLDivElement>(null)
  const count = useRef(columns.length)
  useEffect(() => {
    // A column that was just added is named at once.
    if (columns.length > count.current) list.current?.querySelector<HTMLInputElement>(':scope > div:last-of-type input')?.focus()
    count.current = columns.length
  }, [columns.length])
  const change = (index: number, to: Partial<WantedColumn>) => onChange(columns.map((each, at) => (at === index ? { ...each, ...to } : each)))
  return (
    <Input.Wrapper label={t('brought.columns')} description={t('brought.columnsHelp')} labelElement="div">
      <Stack gap={6} mt={6} ref={list}>
        {columns.map((column, index) => (
          // Columns are only told apart by their place.
          // oxlint-disable-next-line react/no-array-index-key
          <ColumnLine key={index} at={index + 1} column={column} onChange={(to) => change(index, to)} onRemove={() => onChange(columns.toSpliced(index, 1))} />
        ))}
      </Stack>
      <Button mt={6} size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...columns, { label: '', type: 'text' }])}>
        {t('brought.addColumn')}
      </Button>
    </Input.Wrapper>
  )
}

function ColumnLine({ at, column, onChange, onRemove }: { at: number; column: WantedColumn; onChange: (to: Partial<WantedColumn>) => void; onRemove: () => void }) {
  const { t } = useTranslation('design-fields')
  const { t: typeText } = useTranslation('design-types')
  const types = plainTypes()
  const data = fieldFamilies.flatMap((family) => {
    const items = types.filter((type) => type.family === family).map(({ name }) => ({ value: name, label: typeText(`${name}.name`) }))
    return items.length > 0 ? [{ group: typeText(`family.${family}`), items }] : []
  })
  return (
    <div className={classes.column}>
      <TextInput
        aria-label={t('brought.column', { at })}
        placeholder={t(at === 1 ? 'brought.columnFirst' : 'brought.columnNext')}
        value={column.label}
        maxLength={200}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
      />
      <Select aria-label={t('brought.columnType', { at })} data={data} value={column.type} onChange={(type) => type !== null && onChange({ type })} allowDeselect={false} />
      <ActionIcon aria-label={t('brought.removeColumn', { at })} onClick={onRemove}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  )
}
