import { Group } from '@mantine/core'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { isTexts } from '../../../schemas/fields/several.ts'
import { labelIn } from '../../../schemas/label.ts'
import { useLanguage } from '../../i18n/language.ts'
import { OptionDot } from '../../ui/OptionDot.tsx'
import type { DisplayProps } from './display.ts'

/** One option or several, each with its colour. A value whose option is gone is shown as it is stored. */
export function OptionChips({ field, value, text }: DisplayProps) {
  const { language } = useLanguage()
  const options = fieldTypeOf(field).options?.(field) ?? []
  const values = isTexts(value) ? value : [String(value)]
  const known = values.map((each) => options.find((option) => option.value === each))
  if (known.every((option) => option === undefined)) return text
  return (
    <Group gap="2px 10px" component="span" display="inline-flex" wrap="wrap">
      {values.map((each, index) => (
        <Group key={each} gap={6} wrap="nowrap" component="span" display="inline-flex" {...(known[index]?.retired ? { c: 'dimmed' } : {})}>
          <OptionDot color={known[index]?.color} />
          {known[index] ? labelIn(known[index].label, language) : each}
        </Group>
      ))}
    </Group>
  )
}
