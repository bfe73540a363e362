import { Select, type SelectProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/reader.ts'
import type { DialogState } from '../../ui/use-new-dialog.ts'
import { useChoices } from '../draft/choices.ts'
import { useDraftSet } from '../draft/draft-queries.ts'

/** What the dialog of a kind gets whose definitions each belong to an object. */
export interface NewOfObjectProps extends DialogState {
  /** The object that the list is of, if it is of one. */
  object: string | null
}

interface ObjectChoiceProps extends Omit<SelectProps, 'error' | 'data'> {
  /** It was sent without an object. */
  isMissing: boolean
}

/** The object that something new belongs to. */
export function ObjectChoice({ isMissing, ...select }: ObjectChoiceProps) {
  const { t } = useTranslation('design')
  const { compare } = useFormat()
  const { set } = useDraftSet()
  const choicesOf = useChoices()
  const objects = choicesOf(set.all('object')).toSorted((a, b) => compare(a.label, b.label))
  return <Select {...select} placeholder={t('new.objectChoose')} data={objects} allowDeselect={false} searchable error={isMissing && t('new.objectMissing')} />
}
