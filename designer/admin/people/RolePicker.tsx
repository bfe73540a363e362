import { Checkbox, Skeleton, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { labelIn } from '../../../schemas/label.ts'
import { useLanguage } from '../../i18n/language.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useRoleChoices } from './people-queries.ts'

interface RolePickerProps {
  /** Names of roles. */
  value: readonly string[]
  onChange: (roles: string[]) => void
  disabled?: boolean
}

/** All roles with a tick at those that somebody has. Roles with rights beyond one's own can only be looked at. */
export function RolePicker({ value, onChange, disabled = false }: RolePickerProps) {
  const { t } = useTranslation('admin-people')
  const { language } = useLanguage()
  const { data: roles, error, refetch } = useRoleChoices()
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!roles) return <Skeleton height={60} />
  return (
    <Checkbox.Group aria-label={t('roles.title')} value={[...value]} onChange={onChange}>
      <Stack gap={10}>
        {roles.map(({ name, label, description, givable }) => (
          <Checkbox
            key={name}
            value={name}
            disabled={disabled || !givable}
            label={labelIn(label, language)}
            description={givable ? description && labelIn(description, language) : t('roles.beyondMine')}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
