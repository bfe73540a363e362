import { Alert, type ComboboxParsedItem, type OptionsFilter, Select, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldType } from '../../../schemas/fields/field-type.ts'
import type { Label } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { useLabelText } from '../draft/label-text.ts'
import { filterOptions } from '../../controls/filter-options.ts'
import { BroughtObject } from './BroughtObject.tsx'
import { noBrought } from './brought-object.ts'
import { childObjects, startingRows } from './child-rows.ts'
import { asksFor, type NeededAnswers } from './needed-settings.ts'

interface NeededSettingsProps {
  /** The object that gets the field. */
  object: ObjectDefinition
  type: FieldType
  /** What a new field is called: mostly like the object that it points at. Without it the object has to be there already. */
  label?: string
  answers: NeededAnswers
  onAnswers: (answers: NeededAnswers) => void
  isTried: boolean
}

/** Asks for what a field of the type cannot begin without: where it points, what there is to choose from. */
export function NeededSettings({ object, type, label, answers, onAnswers, isTried }: NeededSettingsProps) {
  const { t } = useTranslation('design-fields')
  const { data: draft } = useDraft()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const objects = (draft?.definitions ?? []).filter(({ kind }) => kind === 'object')
  const children = childObjects(object.name, set)
  const chooseRows = (name: string) => {
    const child = children.find((each) => each.name === name)
    onAnswers({ ...answers, rows: child ? startingRows(child) : null, brought: null })
  }
  const hasRows = asksFor(type, 'child_object')
  const mayBring = label !== undefined
  return (
    <>
      {asksFor(type, 'object') && (
        <ObjectChoice
          label={t('add.object')}
          newLabel={mayBring && t('brought.new')}
          missing={isTried && t('add.objectMissing')}
          objects={objects}
          value={answers.brought ? brought : answers.object}
          onChoose={(name) => onAnswers({ ...answers, object: name, brought: null })}
          onBring={() => onAnswers({ ...answers, object: null, brought: { ...noBrought, one: label?.trim() ?? '' } })}
        />
      )}
      {hasRows && children.length === 0 && !mayBring && <Alert color={isTried ? 'danger' : 'gray'}>{t('add.rowsNone', { object: labelText(object.label) })}</Alert>}
      {hasRows && children.length > 0 && (
        <ObjectChoice
          label={t('add.rows')}
          newLabel={mayBring && t('brought.newRows')}
          missing={isTried && t('add.rowsMissing')}
          objects={children}
          value={answers.brought ? brought : (answers.rows?.object ?? null)}
          onChoose={chooseRows}
          onBring={() => onAnswers({ ...answers, rows: null, brought: noBrought })}
        />
      )}
      {answers.brought && (hasRows || asksFor(type, 'object')) && (
        <BroughtObject answers={answers.brought} onAnswers={(next) => onAnswers({ ...answers, brought: next })} hasRows={hasRows} beside={labelText(object.plural)} isTried={isTried} />
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

/** Stands for an object that is not there yet; no object can be called so. */
const brought = '+'

interface ObjectChoiceProps {
  label: string
  /** False where nothing new can be made. */
  newLabel: string | false
  missing: string | false
  objects: readonly { name: string; label: Label }[]
  value: string | null
  onChoose: (name: string) => void
  onBring: () => void
}

/** An object that is there, or a new one, which no search hides. */
function ObjectChoice({ label, newLabel, missing, objects, value, onChoose, onBring }: ObjectChoiceProps) {
  const { t } = useTranslation('design-fields')
  const choicesOf = useChoices()
  const filter: OptionsFilter = (input) => [...filterOptions(input).filter((each) => !isNew(each)), ...input.options.filter(isNew)]
  return (
    <Select
      label={label}
      placeholder={t('add.objectChoose')}
      data={[...choicesOf(objects), ...(newLabel === false ? [] : [{ value: brought, label: newLabel }])]}
      filter={filter}
      value={value}
      onChange={(name) => (name === brought ? onBring() : name !== null && onChoose(name))}
      error={value === null && missing}
      allowDeselect={false}
      searchable
    />
  )
}

const isNew = (option: ComboboxParsedItem): boolean => 'value' in option && option.value === brought
