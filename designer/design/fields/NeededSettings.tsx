import { Select, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldType } from '../../../schemas/fields/field-type.ts'
import { useDraft } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { asksFor, type NeededAnswers } from './needed-settings.ts'

interface NeededSettingsProps {
  type: FieldType
  answers: NeededAnswers
  onAnswers: (answers: NeededAnswers) => void
  isTried: boolean
}

/** Asks for what a field of the type cannot begin without: where it points, what there is to choose from. */
export function NeededSettings({ type, answers, onAnswers, isTried }: NeededSettingsProps) {
  const { t } = useTranslation('design-fields')
  const { data: draft } = useDraft()
  const labelText = useLabelText()
  const objects = (draft?.definitions ?? []).filter(({ kind }) => kind === 'object')
  return (
    <>
      {asksFor(type, 'object') && (
        <Select
          label={t('add.object')}
          placeholder={t('add.objectChoose')}
          data={objects.map(({ name, label }) => ({ value: name, label: labelText(label) }))}
          value={answers.object}
          onChange={(object) => onAnswers({ ...answers, object })}
          error={isTried && answers.object === null && t('add.objectMissing')}
          searchable
        />
      )}
      {asksFor(type, 'options') && (
        <Textarea
          label={t('add.options')}
          description={t('add.optionsHelp')}
          autosize
          minRows={3}
          maxRows={8}
          value={answers.options}
          onChange={(event) => onAnswers({ ...answers, options: event.currentTarget.value })}
          error={isTried && answers.options.trim() === '' && t('add.optionsMissing')}
        />
      )}
    </>
  )
}
