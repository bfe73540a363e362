import { ActionIcon, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { phoneNumbers } from '../engines/phone-numbers.ts'
import { type ControlProps, wrapperProps } from './control.ts'
import { useTypedText } from './typed-text.ts'

/** One line of text. */
export function TextControl(props: ControlProps) {
  const { error, inputProps } = useTypedText(props)
  return <TextInput {...wrapperProps({ ...props, error })} {...inputProps} />
}

/** A time of day, written as people write one: 16:30, 4:30 PM, 9h30, 下午4点. */
export function TimeControl(props: ControlProps) {
  const { error, inputProps } = useTypedText(props)
  return <TextInput {...wrapperProps({ ...props, error })} {...inputProps} placeholder="16:30" />
}

/** How long something takes: 1:30, 90m, 1h30, 1 giờ 30, 1小时30分. */
export function DurationControl(props: ControlProps) {
  const { t } = useTranslation('controls')
  const { error, inputProps } = useTypedText(props)
  return <TextInput {...wrapperProps({ ...props, error })} {...inputProps} placeholder={t('durationExample')} />
}

/** Text of several lines; it grows as it is written. */
export function LongTextControl(props: ControlProps) {
  const { value, onChange, onBlur } = props
  return (
    <Textarea
      {...wrapperProps(props)}
      autosize
      minRows={3}
      maxRows={16}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      onBlur={onBlur}
    />
  )
}

export function EmailControl(props: ControlProps) {
  const { error, inputProps } = useTypedText(props)
  // Not type="email": browsers would judge it in their own language and refuse names with marks.
  return <TextInput {...wrapperProps({ ...props, error })} {...inputProps} inputMode="email" autoCapitalize="none" spellCheck={false} />
}

export function PhoneControl(props: ControlProps) {
  // Here before anybody has typed a number: without it no number could be read.
  useEffect(() => void phoneNumbers.load().catch(() => undefined), [])
  const { error, inputProps } = useTypedText(props)
  return <TextInput {...wrapperProps({ ...props, error })} {...inputProps} inputMode="tel" />
}

/** A web address; a stored one can be opened beside the input. */
export function UrlControl(props: ControlProps) {
  const { t } = useTranslation('controls')
  const { error, inputProps } = useTypedText(props)
  const address = openable(props.value)
  return (
    <TextInput
      {...wrapperProps({ ...props, error })}
      {...inputProps}
      inputMode="url"
      autoCapitalize="none"
      spellCheck={false}
      rightSection={
        address && (
          <Tooltip label={t('openLink')}>
            <ActionIcon component="a" href={address} target="_blank" rel="noreferrer noopener" aria-label={t('openLink')} size={24}>
              <IconExternalLink size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )
      }
    />
  )
}

/** Only addresses that a browser should follow: a stored `javascript:` must stay text. */
const openable = (value: unknown): string | undefined =>
  typeof value === 'string' && /^(https?:\/\/|mailto:)/i.test(value) ? value : undefined
