import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { type LayoutItem, whenHidden } from '../../../schemas/layouts/layout.ts'
import { systemColumns } from '../../../schemas/objects/names.ts'
import { givenSystemFields } from '../../../schemas/objects/system-fields.ts'
import { ConditionSetting } from './ConditionSetting.tsx'
import { useLayoutBench } from './layout-bench.ts'
import { OptionLimits } from './OptionLimits.tsx'

/** When a tab, a section or an item is shown. */
export function ShownWhen({ part }: { part: Pick<LayoutItem, 'id' | 'visible'> }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  return <ConditionSetting label={t('condition.visible')} unset={t('condition.always')} value={part.visible} onChange={(rule) => edits.setCondition(part.id, 'visible', rule)} />
}

/** When a field is shown, asked and locked, and which options it offers. */
export function ItemConditions({ item, field }: { item: LayoutItem; field: FieldDefinition }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  const type = fieldTypeOf(field)
  return (
    <>
      <ShownWhen part={item} />
      {item.visible != null && <WhenHiddenChoice item={item} />}
      {isFilledIn(field) && (
        <>
          <ConditionSetting
            label={t('condition.required')}
            unset={t(field.required ? 'condition.asField' : 'condition.never')}
            always={t('condition.always')}
            help={t('condition.requiredHelp')}
            value={item.required}
            onChange={(rule) => edits.setCondition(item.id, 'required', rule)}
          />
          <ConditionSetting
            label={t('condition.readOnly')}
            unset={t('condition.never')}
            always={t('condition.always')}
            value={item.readOnly}
            onChange={(rule) => edits.setCondition(item.id, 'readOnly', rule)}
          />
        </>
      )}
      {type.options && <OptionLimits item={item} options={type.options(field)} />}
    </>
  )
}

/** Whether people give the value: the system's own fields are only seen. */
const isFilledIn = (field: FieldDefinition): boolean =>
  systemColumns.some((name) => name === field.name) ? givenSystemFields.has(field.name) : fieldTypeOf(field).filledBy === 'people'

/** What becomes of a value whose field is hidden: said where the hiding is. */
function WhenHiddenChoice({ item }: { item: LayoutItem }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  const value = item.whenHidden ?? 'keep'
  return (
    <Radio.Group label={t('whenHidden.label')} value={value} onChange={(next) => edits.setWhenHidden(item.id, whenHidden.find((each) => each === next) ?? 'keep')}>
      <Stack gap={8} mt={6}>
        {whenHidden.map((each) => (
          <Radio key={each} value={each} label={t(`whenHidden.${each}`)} description={t(`whenHidden.${each}Help`)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
