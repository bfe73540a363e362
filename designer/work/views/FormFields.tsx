import { MultiSelect, Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, ruleTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { canBeBoard, canBeCalendar, canBeSum } from '../../../schemas/views/fitting-fields.ts'
import type { BoardSettings, CalendarSettings } from '../../../schemas/views/view.ts'
import { useLabels } from '../use-object.ts'
import { useReadableSet } from '../filter/readable-set.ts'
import { fieldsBehind, labelOfPath, targetOfPath } from './paths.ts'

interface BoardFieldsProps {
  object: ObjectDefinition
  board: BoardSettings | null
  onChange: (board: BoardSettings | null) => void
  /** Where paths are followed; what the person knows, where nothing is said. */
  set?: DefinitionSet
}

/** What makes the columns of a board, and what its cards show. */
export function BoardFields({ object, board, onChange, set }: BoardFieldsProps) {
  const { t } = useTranslation('work-views')
  const choices = useFieldChoices(object)
  const paths = usePathChoices(object, set)
  const change = (changes: Partial<Record<keyof BoardSettings, unknown>>) => onChange({ ...board, ...changes } as BoardSettings)
  return (
    <Stack gap="sm">
      <Select label={t('board.by')} data={choices(canBeBoard)} value={board?.by ?? null} onChange={(by) => by && change({ by })} allowDeselect={false} required />
      <MultiSelect label={t('board.cards')} data={paths} value={board?.cards ?? []} onChange={(cards) => change({ cards })} disabled={!board} maxValues={8} searchable hidePickedOptions />
      <Select
        label={t('board.sum')}
        data={choices(canBeSum)}
        value={board?.sum ?? null}
        onChange={(sum) => {
          const { sum: _, ...others } = board ?? { by: '' }
          onChange(sum === null ? others : { ...others, sum })
        }}
        disabled={!board}
        clearable
      />
    </Stack>
  )
}

interface CalendarFieldsProps {
  object: ObjectDefinition
  calendar: CalendarSettings | null
  onChange: (calendar: CalendarSettings | null) => void
}

/** By which dates a calendar places records. */
export function CalendarFields({ object, calendar, onChange }: CalendarFieldsProps) {
  const { t } = useTranslation('work-views')
  const choices = useFieldChoices(object)
  const from = calendar && allFieldsOf(object).find(({ name }) => name === calendar.from)
  return (
    <Stack gap="sm">
      <Select label={t('calendar.from')} data={choices(canBeCalendar)} value={calendar?.from ?? null} onChange={(name) => name && onChange({ from: name })} allowDeselect={false} required />
      <Select
        label={t('calendar.to')}
        data={choices((field) => canBeCalendar(field) && field.name !== from?.name && typeOf(field) === (from && typeOf(from)))}
        value={calendar?.to ?? null}
        onChange={(to) => {
          if (!calendar) return
          const { to: _, ...others } = calendar
          onChange(to === null ? others : { ...others, to })
        }}
        disabled={!calendar}
        clearable
      />
    </Stack>
  )
}

/** Both ends are days, or both are moments. */
const typeOf = (field: FieldDefinition): string => ruleTypeOf(field).type

function useFieldChoices(object: ObjectDefinition) {
  const labels = useLabels()
  return (fits: (field: FieldDefinition) => boolean) => allFieldsOf(object).filter(fits).map(({ name, label }) => ({ value: name, label: labels(label) }))
}

/** The object's own fields, and those one link away. */
function usePathChoices(object: ObjectDefinition, set: DefinitionSet | undefined) {
  const labels = useLabels()
  const known = useReadableSet()
  const reading = { object, set: set ?? known, labels }
  const own = allFieldsOf(object).map(({ name }) => name).filter((name) => name !== object.title)
  const behind = own.flatMap((name) => (targetOfPath(reading, name) ? fieldsBehind(reading, name).map((field) => `${name}.${field.name}`) : []))
  return [...own, ...behind].map((path) => ({ value: path, label: labelOfPath(reading, path) }))
}
