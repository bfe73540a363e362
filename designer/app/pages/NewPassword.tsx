import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export const passwordLength = 12

interface NewPasswordProps {
  /** What it is called; simply the password where there is no other one beside it. */
  label?: string
  value: string
  onChange: (value: string) => void
  /** Whether somebody tried to go on: only then is an unfinished password worth a remark. */
  isTried: boolean
  /** What the server said about it. */
  remark?: string | undefined
}

/** A password to be chosen. Length is checked here; how easy it is to guess is the server's judgement. */
export function NewPassword({ label, value, onChange, isTried, remark }: NewPasswordProps) {
  const { t } = useTranslation('sign-in')
  const isShort = value.length < passwordLength
  return (
    <PasswordInput
      label={label ?? t('password')}
      description={t('passwordHelp')}
      name="new-password"
      autoComplete="new-password"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isTried && isShort ? t('passwordShort', { count: value.length }) : remark}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
    />
  )
}
