import { ActionIcon, Button, Group, SegmentedControl, Select, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { isOperator, operators } from '../../../schemas/rules/operators/index.ts'
import { FieldControl } from '../../controls/FieldControl.tsx'
import { useLanguage } from '../../i18n/language.ts'
import { useLabels } from '../use-object.ts'
import { comparedField, type Condition, type Filter, needsValue, operatorsOf } from './filter.ts'
import classes from './filter.module.css'

interface FilterBuilderProps {
  fields: readonly FieldDefinition[]
  filter: Filter
  onChange: (filter: Filter) => void
}

/** Conditions on fields, one a line; either all of them hold or any one. */
export function FilterBuilder({ fields, filter, onChange }: FilterBuilderProps) {
  const { t } = useTranslation('work')
  const { conditions, match } = filter
  const replace = (index: number, condition: Condition) => onChange({ ...filter, conditions: conditions.with(index, condition) })
  const remove = (index: number) => onChange({ ...filter, conditions: conditions.toSpliced(index, 1) })
  const first = fields[0]
  return (
    <Stack gap="sm">
      {conditions.length > 1 && (
        <SegmentedControl
          aria-label={t('filter.match')}
          className={classes.match}
          fullWidth
          value={match}
          onChange={(value) => onChange({ ...filter, match: value === 'any' ? 'any' : 'all' })}
          data={[
            { value: 'all', label: t('filter.all') },
            { value: 'any', label: t('filter.any') },
          ]}
        />
      )}
      {conditions.map((condition, index) => (
        // A line has no identity beside its place.
        // oxlint-disable-next-line react/no-array-index-key
        <ConditionLine key={index} fields={fields} condition={condition} onChange={(changed) => replace(index, changed)} onRemove={() => remove(index)} />
      ))}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={!first}
          onClick={() => first && onChange({ ...filter, conditions: [...conditions, newCondition(first)] })}
        >
          {t('filter.add')}
        </Button>
      </Group>
    </Stack>
  )
}

const newCondition = (field: FieldDefinition): Condition => ({ path: field.name, operator: operatorsOf(field)[0] ?? 'is_blank', value: null })

interface ConditionLineProps {
  fields: readonly FieldDefinition[]
  condition: Condition
  onChange: (condition: Condition) => void
  onRemove: () => void
}

function ConditionLine({ fields, condition, onChange, onRemove }: ConditionLineProps) {
  const { t } = useTranslation('work')
  const { language } = useLanguage()
  const labels = useLabels()
  const field = fields.find(({ name }) => name === condition.path)
  const choose = (name: string | null) => {
    const chosen = fields.find((each) => each.name === name)
    if (chosen) onChange(newCondition(chosen))
  }
  const offered = field ? operatorsOf(field).map((name) => ({ value: name, label: operators[name].wording.label[language] })) : []
  return (
    <div className={classes.line}>
      <Select
        aria-label={t('filter.field')}
        data={fields.map((each) => ({ value: each.name, label: labels(each.label) }))}
        value={condition.path}
        onChange={choose}
        allowDeselect={false}
        searchable
      />
      <Select
        aria-label={t('filter.operator')}
        data={offered}
        value={condition.operator}
        onChange={(name) => name !== null && isOperator(name) && onChange({ ...condition, operator: name })}
        allowDeselect={false}
      />
      <div className={classes.value}>
        {field && needsValue(condition.operator) && (
          <FieldControl field={comparedField(field, condition.operator)} value={condition.value} onChange={(value) => onChange({ ...condition, value })} label={t('filter.value')} />
        )}
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={t('filter.remove')} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
