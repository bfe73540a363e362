import { Popover, Stack, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Label, labelIn, type Language } from '../../../schemas/label.ts'
import { missingLanguages, ownText, setLabel } from '../../document/commands/set-label.ts'
import { languageNames, useLanguage } from '../../i18n/language.ts'
import { useWorkspaceLanguages } from '../draft/label-text.ts'
import classes from './LabelInput.module.css'

export interface LabelInputProps {
  label: string
  description?: ReactNode
  error?: ReactNode
  value: Label | undefined
  onChange: (value: Label | undefined) => void
  /** The input was left: what is typed next is another step of undo. */
  onLeave?: () => void
  required?: boolean
  /** A text of several lines. */
  isLong?: boolean
  /** The label is only spoken: the row says already what the box is. */
  isNamedOnly?: boolean
  placeholder?: string
}

/** A text in the reader's language, with the other languages of the workspace behind a chip. */
export function LabelInput(props: LabelInputProps) {
  const { language } = useLanguage()
  const asked = useWorkspaceLanguages()
  const others = asked.filter((each) => each !== language)
  return <OneLanguage {...props} language={language} chip={others.length > 0 && <OtherLanguages {...props} others={others} />} />
}

interface OneLanguageProps extends LabelInputProps {
  language: Language
  chip?: ReactNode
}

function OneLanguage({ label, description, error, value, onChange, onLeave, required = false, isLong = false, isNamedOnly = false, placeholder, language, chip }: OneLanguageProps) {
  const { t } = useTranslation('design')
  const [fallback = 'en'] = useWorkspaceLanguages()
  const own = ownText(value, language)
  const [emptied, setEmptied] = useState<{ text: string; beside: string } | null>(null)
  // A text that came since from elsewhere, by undo or from another person, is shown and not the emptied box.
  const draft = emptied?.beside === own ? emptied.text : null
  const write = (text: string) => {
    const next = setLabel(value, { language, fallback, text })
    // A label that is needed keeps its last text while the box is empty: a name is never blank.
    if (next !== undefined || !required) onChange(next)
    setEmptied(required && next === undefined ? { text, beside: own } : null)
  }
  const inputProps = {
    ...(isNamedOnly ? { 'aria-label': label, size: 'xs' } : { label }),
    description,
    placeholder: draft !== null ? undefined : placeholder ?? (value === undefined ? undefined : labelIn(value, language, fallback)),
    value: draft ?? own,
    error: draft === null ? error : value === undefined ? t('label.needed') : t('label.kept', { label: labelIn(value, language, fallback) }),
    withAsterisk: required,
    onBlur: onLeave,
    rightSection: chip,
    rightSectionWidth: chip ? (isNamedOnly ? 44 : 124) : undefined,
    classNames: { root: classes.box ?? '', input: classes.input ?? '', section: classes.section ?? '' },
  }
  return isLong ? (
    <Textarea {...inputProps} autosize minRows={2} maxRows={8} maxLength={2000} onChange={(event) => write(event.currentTarget.value)} />
  ) : (
    <TextInput {...inputProps} maxLength={2000} onChange={(event) => write(event.currentTarget.value)} />
  )
}

/** "+2 languages": how many others there are, and behind it a box for each. */
function OtherLanguages({ others, ...props }: LabelInputProps & { others: readonly Language[] }) {
  const { t } = useTranslation('design')
  const [isOpen, setOpen] = useState(false)
  const missing = missingLanguages(props.value, others).length
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.chip}
          data-missing={missing > 0 || undefined}
          aria-label={t('label.othersOf', { label: props.label, count: others.length })}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <span className={classes.short}>+{others.length}</span>
          {!props.isNamedOnly && <span className={classes.long}>{t('label.others', { count: others.length })}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {others.map((language) => (
            <OneLanguage key={language} {...props} description={undefined} required={false} isNamedOnly={false} label={languageNames[language]} language={language} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
