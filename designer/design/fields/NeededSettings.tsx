import { Alert, Select, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldType } from '../../../schemas/fields/field-type.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { useLabelText } from '../draft/label-text.ts'
import { childObjects, startingRows } from './child-rows.ts'
import { asksFor, type NeededAnswers } from './needed-settings.ts'

interface NeededSettingsProps {
  /** The object that gets the field. */
  object: ObjectDefinition
  type: FieldType
  answers: NeededAnswers
  onAnswers: (answers: NeededAnswers) => void
  isTried: boolean
}

/** Asks for what a field of the type cannot begin without: where it points, what there is to choose from. */
export function NeededSettings({ object: parent, type, answers, onAnswers, isTried }: NeededSettingsProps) {
  const { t } = useTranslation('design-fields')
  const { data: draft } = useDraft()
  const choicesOf = useChoices()
  const objects = (draft?.definitions ?? []).filter(({ kind }) => kind === 'object')
  return (
    <>
      {asksFor(type, 'object') && (
        <Select
          label={t('add.object')}
          placeholder={t('add.objectChoose')}
          data={choicesOf(objects)}
          value={answers.object}
          onChange={(object) => onAnswers({ ...answers, object })}
          error={isTried && answers.object === null && t('add.objectMissing')}
          searchable
        />
      )}
      {asksFor(type, 'child_object') && <ChildChoice parent={parent} answers={answers} onAnswers={onAnswers} isTried={isTried} />}
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

function ChildChoice({ parent, answers, onAnswers, isTried }: Pick<NeededSettingsProps, 'answers' | 'onAnswers' | 'isTried'> & { parent: ObjectDefinition }) {
  const { t } = useTranslation('design-fields')
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const choicesOf = useChoices()
  const children = childObjects(parent.name, set)
  const choose = (name: string | null) => {
    const child = children.find((each) => each.name === name)
    onAnswers({ ...answers, rows: child ? startingRows(child) : null })
  }
  if (children.length === 0) return <Alert color={isTried ? 'danger' : 'gray'}>{t('add.rowsNone', { object: labelText(parent.label) })}</Alert>
  return (
    <Select
      label={t('add.rows')}
      placeholder={t('add.objectChoose')}
      data={choicesOf(children)}
      value={answers.rows?.object ?? null}
      onChange={choose}
      error={isTried && answers.rows === null && t('add.rowsMissing')}
    />
  )
}
