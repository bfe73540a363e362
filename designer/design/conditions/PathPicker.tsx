import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { IconArrowLeft, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { Label } from '../../../schemas/label.ts'
import { pathInObject } from '../../../schemas/objects/path.ts'
import { isComposing } from '../../ui/composition.ts'
import { useLabelText } from '../draft/label-text.ts'
import { TypeMark } from '../fields/TypeMark.tsx'
import classes from './conditions.module.css'
import { choicesAt, type PathChoice, searchPaths } from './path-choices.ts'
import { type RuleSetting, useRuleSetting } from './rule-setting.ts'

interface PathPickerProps {
  label: string
  path: string
  onChange: (path: string) => void
  /** Which fields can be chosen; all when absent. Lookups are entered all the same. */
  accepts?: (field: FieldDefinition) => boolean
  /** Opens at once: a new line asks for its field. */
  isAsking?: boolean
  error?: boolean
}

/**
 * A field of the object or of what it points at. Typing finds it by label with or without marks, or by API name;
 * the arrow keys right and left go into a lookup and back.
 */
export function PathPicker({ label, path, onChange, accepts = everything, isAsking = false, error = false }: PathPickerProps) {
  const { t } = useTranslation('conditions')
  const setting = useRuleSetting()
  const labelText = useLabelText()
  const { combobox, rows, trail, text, setText, submit, onKeyDown } = usePathList({ accepts, onChange, isAsking })
  const shown = labelsOnPath(setting, path, labelText)
  return (
    <Combobox store={combobox} onOptionSubmit={submit} width="max-content" position="bottom-start" withinPortal>
      <Combobox.Target targetType="button">
        <InputBase
          component="button"
          type="button"
          pointer
          aria-label={`${label}: ${shown || t('path.choose')}`}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          error={error}
          onClick={() => combobox.toggleDropdown()}
          classNames={{ input: classes.path ?? '' }}
        >
          {shown || <span className={classes.unset}>{t('path.choose')}</span>}
        </InputBase>
      </Combobox.Target>
      <Combobox.Dropdown miw={280} maw="min(420px, calc(100vw - 32px))">
        <Combobox.Search
          role="combobox"
          aria-expanded={combobox.dropdownOpened}
          aria-controls={combobox.listId ?? ''}
          ref={focusAtOnce}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          placeholder={t('path.find')}
          aria-label={t('path.find')}
        />
        <Combobox.Options mah={300} className={classes.choices} aria-label={label}>
          {rows.map((row) => (
            <Combobox.Option key={row.value} value={row.value} active={row.value === path}>
              <RowWords row={row} trail={trail} />
            </Combobox.Option>
          ))}
          {rows.length === 0 && <Combobox.Empty>{t('path.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

const everything = () => true

// The list comes a moment after it was asked for: only the input itself knows when it is there.
const focusAtOnce = (input: HTMLInputElement | null) => input?.focus({ preventScroll: true })

type ListProps = Required<Pick<PathPickerProps, 'accepts' | 'onChange' | 'isAsking'>>

/** The list of fields that is open, and how to move in it. */
function usePathList({ accepts, onChange, isAsking }: ListProps) {
  const setting = useRuleSetting()
  const [text, setText] = useState('')
  const [trail, setTrail] = useState<readonly FieldDefinition[]>([])
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      combobox.focusTarget()
      setText('')
      setTrail([])
    },
  })
  useEffect(() => {
    if (isAsking) combobox.openDropdown()
    // Asked once, when the line is made.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const choices = text.trim() === '' ? choicesAt({ ...setting, trail }) : searchPaths({ ...setting, trail }, text)
  const rows: readonly Row[] = [
    ...(trail.length > 0 && text === '' ? [{ value: back }] : []),
    ...choices.flatMap((choice) => [
      ...(accepts(choice.field) && !choice.isGroup ? [{ value: choice.path, choice }] : []),
      ...(choice.isOpen ? [{ value: into + choice.path, choice }] : []),
    ]),
  ]
  const go = (next: readonly FieldDefinition[]) => {
    setTrail(next)
    setText('')
    combobox.resetSelectedOption()
  }
  const submit = (value: string) => {
    if (value === back) return go(trail.slice(0, -1))
    const entered = value.startsWith(into) ? rows.find((row) => row.value === value) : undefined
    if (entered?.choice) return go(entered.choice.trail)
    onChange(value)
    combobox.closeDropdown()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event) || text !== '') return
    const { choice } = rows[combobox.getSelectedOptionIndex()] ?? {}
    if (event.key === 'ArrowLeft' && trail.length > 0) go(trail.slice(0, -1))
    if (event.key === 'ArrowRight' && choice?.isOpen) go(choice.trail)
  }
  return { combobox, rows, trail, text, setText, submit, onKeyDown }
}

// Signs that no path begins with.
const into = '>'
const back = '<'

/** A line of the list: a field, the way into a lookup, or the way back. */
interface Row {
  readonly value: string
  readonly choice?: PathChoice
}

function RowWords({ row: { value, choice }, trail }: { row: Row; trail: readonly FieldDefinition[] }) {
  const { t } = useTranslation('conditions')
  const labelText = useLabelText()
  const labels = (fields: readonly FieldDefinition[]) => fields.map(({ label }) => labelText(label)).join(' › ')
  if (!choice) {
    return (
      <span className={classes.choice}>
        <IconArrowLeft size={15} aria-hidden />
        {t('path.back', { label: labels(trail) })}
      </span>
    )
  }
  const said = labels(choice.trail.slice(trail.length))
  if (value !== choice.path) {
    return (
      <span className={classes.choice}>
        <IconChevronRight size={15} aria-hidden />
        {t('path.into', { label: said })}
      </span>
    )
  }
  return (
    <span className={classes.choice}>
      <TypeMark type={choice.field.type} isIcon />
      <span>{said}</span>
      <code className={classes.name}>{choice.path}</code>
    </span>
  )
}

/** `Account › Industry`; the path itself where it leads nowhere. */
function labelsOnPath({ object, set }: RuleSetting, path: string, labelText: (label: Label) => string): string {
  const names = path.split('.')
  const trail = names.map((_, index) => pathInObject(object, names.slice(0, index + 1), set)?.field)
  return trail.every((field) => field !== undefined) ? trail.map(({ label }) => labelText(label)).join(' › ') : path
}
