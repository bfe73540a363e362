import { ActionIcon, Button, Input, MultiSelect, Stack, Tooltip } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FieldOption } from '../../../schemas/fields/field-type.ts'
import type { LayoutItem, OptionLimit } from '../../../schemas/layouts/layout.ts'
import { useLabelText } from '../draft/label-text.ts'
import { ConditionSetting, type NamedCondition } from './ConditionSetting.tsx'
import { useLayoutBench } from './layout-bench.ts'
import classes from './layouts.module.css'

interface OptionLimitsProps {
  item: LayoutItem
  options: readonly FieldOption[]
  /** Conditions of the field that a limit can take over. */
  others: readonly NamedCondition[]
}

/** Which options a field offers under which conditions: the first limit that holds is taken. */
export function OptionLimits({ item, options, others }: OptionLimitsProps) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  const limits = item.options ?? []
  const change = (at: number, limit: OptionLimit | undefined) => edits.setOptionLimits(item.id, limits.toSpliced(at, 1, ...(limit ? [limit] : [])), `options ${at}`)
  const add = () => edits.setOptionLimits(item.id, [...limits, { values: options.map(({ value }) => value) }])
  return (
    <Input.Wrapper label={t('options.label')} description={t(limits.length === 0 ? 'options.all' : 'options.help')} labelElement="div">
      <Stack gap="sm" mt={6}>
        {limits.map((limit, at) => (
          // Limits have no ids; their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <Limit key={at} at={`/${item.id}/options/${at}/when`} others={others} place={at + 1} limit={limit} options={options} onChange={(next) => change(at, next)} />
        ))}
        <div>
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} disabled={options.length === 0} onClick={add}>
            {t('options.add')}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  )
}

interface LimitProps {
  at: string
  others: readonly NamedCondition[]
  place: number
  limit: OptionLimit
  options: readonly FieldOption[]
  onChange: (limit: OptionLimit | undefined) => void
}

function Limit({ at, others, place, limit, options, onChange }: LimitProps) {
  const { t } = useTranslation('design-layouts')
  const labelText = useLabelText()
  const known = options.map(({ value, label }) => ({ value, label: labelText(label) }))
  const gone = limit.values.filter((value) => !known.some((each) => each.value === value)).map((value) => ({ value, label: value }))
  const { when: _, ...always } = limit
  return (
    <div className={classes.limit} role="group" aria-label={t('options.limit', { place })}>
      <div className={classes.limitHead}>
        <MultiSelect
          flex={1}
          size="xs"
          label={t('options.offers', { place })}
          data={[...known, ...gone]}
          value={limit.values}
          searchable
          // A limit without options would leave nothing to choose; it is taken away as a whole.
          onChange={(values) => values.length > 0 && onChange({ ...limit, values })}
        />
        <Tooltip label={t('options.remove')}>
          <ActionIcon aria-label={t('options.removeOf', { place })} onClick={() => onChange(undefined)}>
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <ConditionSetting
        label={t('options.when', { place })}
        at={at}
        others={others}
        unset={t('condition.always')}
        value={limit.when}
        onChange={(when) => onChange(when === null ? always : { ...limit, when })}
      />
    </div>
  )
}
