import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { type LayoutItem, whenHidden } from '../../../schemas/layouts/layout.ts'
import { systemColumns } from '../../../schemas/objects/names.ts'
import { givenSystemFields } from '../../../schemas/objects/system-fields.ts'
import { ConditionSetting, type ConditionSettingProps } from './ConditionSetting.tsx'
import { useLayoutBench } from './layout-bench.ts'
import { OptionLimits } from './OptionLimits.tsx'

/** When a tab, a section or an item is shown. */
export function ShownWhen({ part, ...more }: ShownWhenProps) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  return (
    <ConditionSetting
      label={t('condition.visible')}
      at={`/${part.id}/visible`}
      unset={t('condition.always')}
      value={part.visible}
      onChange={(rule) => edits.setCondition(part.id, 'visible', rule)}
      {...more}
    />
  )
}

interface ShownWhenProps extends Partial<Pick<ConditionSettingProps, 'others' | 'children'>> {
  part: Pick<LayoutItem, 'id' | 'visible'>
}

/** When a field is shown, asked and locked, and which options it offers. */
export function ItemConditions({ item, field }: { item: LayoutItem; field: FieldDefinition }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  const type = fieldTypeOf(field)
  const visible = { label: t('condition.visible'), rule: item.visible }
  const required = { label: t('condition.required'), rule: item.required }
  const readOnly = { label: t('condition.readOnly'), rule: item.readOnly }
  return (
    <>
      <ShownWhen part={item} others={[required, readOnly]}>
        <WhenHiddenChoice item={item} />
      </ShownWhen>
      {isFilledIn(field) && (
        <>
          <ConditionSetting
            label={required.label}
            at={`/${item.id}/required`}
            others={[visible, readOnly]}
            unset={t(field.required ? 'condition.asField' : 'condition.never')}
            always={t('condition.always')}
            help={t('condition.requiredHelp')}
            value={item.required}
            onChange={(rule) => edits.setCondition(item.id, 'required', rule)}
          />
          <ConditionSetting
            label={readOnly.label}
            at={`/${item.id}/readOnly`}
            others={[visible, required]}
            unset={t('condition.never')}
            always={t('condition.always')}
            value={item.readOnly}
            onChange={(rule) => edits.setCondition(item.id, 'readOnly', rule)}
          />
        </>
      )}
      {type.options && <OptionLimits item={item} options={type.options(field)} others={[visible, required, readOnly]} />}
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
    <Radio.Group mt="sm" label={t('whenHidden.label')} value={value} onChange={(next) => edits.setWhenHidden(item.id, whenHidden.find((each) => each === next) ?? 'keep')}>
      <Stack gap={8} mt={6}>
        {whenHidden.map((each) => (
          <Radio key={each} value={each} label={t(`whenHidden.${each}`)} description={t(`whenHidden.${each}Help`)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
