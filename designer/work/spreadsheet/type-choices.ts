import type { ComboboxData } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PreviewColumn } from '../../../schemas/api/file.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { fieldTypes } from '../../../schemas/fields/types/index.ts'
import { labelIn } from '../../../schemas/label.ts'
import { useApp } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'

/** The choice of no field at all. */
export const leftOut = '-'

/** The types that a column could be a field of: those that fit its texts, best first, then all others. */
export function useTypeChoices(column: PreviewColumn, field: FieldDefinition | undefined): ComboboxData {
  const { t } = useTranslation('import-spreadsheet')
  const { t: tType } = useTranslation('design-types')
  const linkText = useLinkText()
  const nameOf = (type: string): string => (field?.type === type ? linkText(field) : undefined) ?? tType(`${type}.name`)
  // Links are found by the proposal, not by the texts alone.
  const fitting = [...new Set([...(field ? [field.type] : []), ...column.types.map(({ type }) => type)])]
  const others = fieldTypes.filter(({ name, filledBy, link, rows }) => filledBy === 'people' && !link && !rows && !fitting.includes(name))
  const choice = (type: string) => ({ value: type, label: nameOf(type) })
  return [
    { value: leftOut, label: t('fields.leaveOut') },
    { group: t('fields.fitting'), items: fitting.map(choice) },
    { group: t('fields.others'), items: others.map(({ name }) => choice(name)) },
  ]
}

/** What a link points at, by name. */
function useLinkText(): (field: FieldDefinition) => string | undefined {
  const { t } = useTranslation('import-spreadsheet')
  const { objects } = useApp()
  const { language } = useLanguage()
  return (field) => {
    const link = fieldTypeOf(field).link?.(field)
    if (link?.to !== 'object') return link && t('fields.linkToPerson')
    const target = objects.find(({ definition }) => definition.name === link.object)
    return target && t('fields.linkTo', { object: labelIn(target.definition.label, language) })
  }
}
