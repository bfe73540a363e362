import { Group, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ChangeEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldFamily, fieldFamilies, type FieldType } from '../../../schemas/fields/field-type.ts'
import { findFieldType } from '../../../schemas/fields/field.ts'
import { fieldTypes } from '../../../schemas/fields/types/index.ts'
import { useComposition, whenComposed } from '../../ui/composition.ts'
import { FamilyBar } from './FamilyBar.tsx'
import { familyIcons } from './family-icons.ts'
import { findTypes, mostUsed } from './type-search.ts'
import { scrollWithin } from './scroll-within.ts'
import classes from './TypePicker.module.css'

interface TypePickerProps {
  value: string
  onChange: (type: string) => void
  /** The type that is chosen asks for more below: what it asks is to be seen without scrolling. */
  isShort?: boolean
}

/**
 * All field types in their families with an example each; the most used on top, found by any word for them. What is
 * searched for is chosen: a choice that the search hides would be made unseen.
 */
export function TypePicker({ value, onChange, isShort = false }: TypePickerProps) {
  const { t } = useTranslation('design-types')
  const { text, inputProps } = useComposition()
  const group = useId()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const chosen = list.current?.querySelector('[data-chosen]')
    if (isShort && list.current && chosen) scrollWithin(list.current, chosen, 26)
  }, [isShort])
  const find = (words: string) => findTypes(fieldTypes, words, ({ name }) => t(`${name}.name`))
  const found = find(text)
  const search = (event: ChangeEvent<HTMLInputElement>) => {
    inputProps.onChange(event)
    const words = event.currentTarget.value
    const fitting = find(words)
    const [first] = fitting
    if (words.trim() !== '' && first && fitting.every(({ name }) => name !== value)) onChange(first.name)
  }
  return (
    <div>
      <TextInput {...inputProps} onChange={search} onKeyDown={stay} aria-label={t('find')} placeholder={t('find')} leftSection={<IconSearch size={15} aria-hidden />} />
      {text.trim() === '' && <MostUsed value={value} onChange={onChange} />}
      {text.trim() === '' && <FamilyBar list={list} />}
      <div role="radiogroup" aria-label={t('types')} className={classes.families} data-short={isShort || undefined} ref={list}>
        {found.length === 0 && <Text c="dimmed">{t('noneFound', { text })}</Text>}
        {fieldFamilies.map((family) => (
          <Family key={family} family={family} types={found.filter((type) => type.family === family)} group={group} value={value} onChange={onChange} />
        ))}
      </div>
    </div>
  )
}

/** Enter ends the search, not the dialog around it. */
const stay = whenComposed((event: KeyboardEvent) => {
  if (event.key === 'Enter') event.preventDefault()
})

function MostUsed({ value, onChange }: Omit<TypePickerProps, 'isShort'>) {
  const { t } = useTranslation('design-types')
  return (
    <Group gap={6} mt="xs" role="group" aria-label={t('mostUsed')}>
      <Text size="xs" c="dimmed">
        {t('mostUsed')}
      </Text>
      {mostUsed.flatMap((name) => findFieldType(name) ?? []).map(({ name }) => (
        <UnstyledButton key={name} className={classes.chip} aria-pressed={name === value} onClick={() => onChange(name)}>
          {t(`${name}.name`)}
        </UnstyledButton>
      ))}
    </Group>
  )
}

interface FamilyProps extends Omit<TypePickerProps, 'isShort'> {
  family: FieldFamily
  types: readonly FieldType[]
  group: string
}

function Family({ family, types, group, value, onChange }: FamilyProps) {
  const { t } = useTranslation('design-types')
  if (types.length === 0) return null
  const FamilyIcon = familyIcons[family]
  return (
    <section className={classes.family} data-family={family}>
      <Text size="xs" c="dimmed" className={classes.familyName}>
        <FamilyIcon size={14} aria-hidden /> {t(`family.${family}`)}
      </Text>
      <div className={classes.tiles}>
        {types.map(({ name, example }) => (
          <label key={name} className={classes.tile} data-chosen={name === value || undefined}>
            <input type="radio" className={classes.radio} name={group} value={name} checked={name === value} onChange={() => onChange(name)} />
            <span className={classes.name}>{t(`${name}.name`)}</span>
            <span className={classes.example}>{example}</span>
            <span className={classes.hint}>{t(`${name}.hint`)}</span>
          </label>
        ))}
      </div>
    </section>
  )
}
