import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fieldTypeOf } from '../../../../schemas/fields/field.ts'
import { fieldOf, type ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { FieldControl } from '../../../controls/FieldControl.tsx'
import { useLabelText } from '../../draft/label-text.ts'
import classes from './new.module.css'

interface PeopleBlankProps {
  object: ObjectDefinition
  field: string | undefined
  people: Readonly<Record<string, string>>
  onPeople: (people: Readonly<Record<string, string>>) => void
  isTried: boolean
}

/** A person for each option of a field, and one for everything else. */
export function PeopleBlank({ object, field: name, people, onPeople, isTried }: PeopleBlankProps) {
  const { t } = useTranslation('design-flow-new')
  const labelText = useLabelText()
  const field = name === undefined ? undefined : fieldOf(object, name)
  const options = (field && fieldTypeOf(field).options?.(field)) ?? []
  if (options.length === 0) return <Text size="sm" c="dimmed" className={classes.wide ?? ''}>{t('people.first')}</Text>
  const rows = [...options.map(({ value, label }) => ({ value, label: labelText(label) })), { value: 'otherwise', label: t('people.otherwise') }]
  return (
    <div className={classes.wide}>
      <Text size="sm" fw={550}>
        {t('people.title')}
      </Text>
      <div className={classes.people}>
        {rows.map(({ value, label }) => (
          <FieldControl
            key={value}
            field={{ id: value, name: 'person', type: 'user', label }}
            label={label}
            value={people[value] ?? null}
            onChange={(person) => onPeople(typeof person === 'string' ? { ...people, [value]: person } : Object.fromEntries(Object.entries(people).filter(([key]) => key !== value)))}
          />
        ))}
      </div>
      {isTried && options.every(({ value }) => people[value] === undefined) && (
        <Text size="xs" c="danger" role="alert">
          {t('blankMissing')}
        </Text>
      )}
    </div>
  )
}
