import { Select } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, isStored } from '../../../../../schemas/fields/field.ts'
import { definitionTexts, textOfSetting } from '../../../../../schemas/differences/texts.ts'
import { comparisons } from '../../../../../schemas/flows/nodes/find-records.ts'
import { allFieldsOf } from '../../../../../schemas/objects/system-fields.ts'
import { filledField } from '../../../../../schemas/picklists/shared-options.ts'
import type { Json } from '../../../../../schemas/pointer.ts'
import { useLanguage } from '../../../../i18n/language.ts'
import { useChoices } from '../../../draft/choices.ts'
import { settingOf } from '../../../fields/setting-fields.tsx'
import { useFlowBench } from '../flow-bench.ts'
import { useEditedNode } from './edited-node.ts'
import { EntryList } from './EntryList.tsx'
import { ExpressionInput } from './ExpressionInput.tsx'

/** The fields by which records of the chosen object are found. */
function useFoundFields(): readonly FieldDefinition[] {
  const { set } = useFlowBench()
  const { settings } = useEditedNode()
  const object = typeof settings['object'] === 'string' ? set.get('object', settings['object']) : undefined
  return object ? allFieldsOf(object).filter(isStored) : []
}

const useChoiceWords = (setting: string) => {
  const { language } = useLanguage()
  return (value: string) => textOfSetting(definitionTexts[language].values, { noun: 'node', steps: ['settings', ...setting.split('.')] }, value)?.text ?? value
}

interface Comparison {
  readonly path: string
  readonly is: (typeof comparisons)[number]
  readonly value?: Json
}

/** Conditions over the records that are found, each a field compared with a value of the run. */
export function ComparisonsField(props: FieldProps<Comparison[]>) {
  const { t } = useTranslation('design-flows')
  const { set: definitions } = useFlowBench()
  const choicesOf = useChoices()
  const fields = useFoundFields()
  const wordOf = useChoiceWords('where.is')
  const { label, help, error, value = [], change } = settingOf(props)
  return (
    <EntryList<Comparison> label={label} help={help} error={error} entries={value} onChange={(next) => change([...next])} make={() => ({ path: fields[0]?.name ?? 'name', is: '==', value: null })} addName={t('find.add')}>
      {(comparison, set) => {
        const field = fields.find(({ name }) => name === comparison.path)
        return (
          <>
            <Select size="xs" aria-label={t('values.field')} searchable allowDeselect={false} data={choicesOf(fields)} value={comparison.path} onChange={(path) => path !== null && set({ ...comparison, path })} />
            <Select
              size="xs" aria-label={t('find.compare')} allowDeselect={false}
              data={comparisons.map((is) => ({ value: is, label: wordOf(is) }))}
              value={comparison.is}
              onChange={(next) => {
                const is = comparisons.find((each) => each === next)
                if (is) set({ path: comparison.path, is, ...(is !== 'is_blank' && { value: comparison.value ?? null }) })
              }}
            />
            {comparison.is !== 'is_blank' && <ExpressionInput isNamedOnly label={t('values.value')} value={comparison.value} field={field && filledField(field, definitions)} onChange={(next) => set({ ...comparison, value: next })} />}
          </>
        )
      }}
    </EntryList>
  )
}

interface SortKey {
  readonly path: string
  readonly direction: 'asc' | 'desc'
}

/** The order in which records are found. */
export function SortField(props: FieldProps<SortKey[]>) {
  const { t } = useTranslation('design-flows')
  const choicesOf = useChoices()
  const fields = useFoundFields()
  const wordOf = useChoiceWords('sort.direction')
  const { label, help, error, value = [], change } = settingOf(props)
  return (
    <EntryList<SortKey> label={label} help={help} error={error} entries={value} onChange={(next) => change(next.length > 0 ? [...next] : undefined)} make={() => ({ path: fields[0]?.name ?? 'name', direction: 'asc' })} addName={t('find.addSort')} isOrdered>
      {(key, set) => (
        <>
          <Select size="xs" aria-label={t('values.field')} searchable allowDeselect={false} data={choicesOf(fields)} value={key.path} onChange={(path) => path !== null && set({ ...key, path })} />
          <Select size="xs" aria-label={t('find.direction')} allowDeselect={false} data={(['asc', 'desc'] as const).map((each) => ({ value: each, label: wordOf(each) }))} value={key.direction} onChange={(next) => set({ ...key, direction: next === 'desc' ? 'desc' : 'asc' })} />
        </>
      )}
    </EntryList>
  )
}
