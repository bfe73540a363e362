import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RightScope } from '../../../schemas/roles/role.ts'

interface ScopeSelectProps {
  label: string
  value: RightScope | undefined
  onChange: (value: RightScope) => void
  /** The scope by a condition that would be chosen; without it there is no such choice. */
  ruled?: RightScope
}

const plain = ['own', 'team', 'below', 'all'] as const

/** Which records a right reaches. */
export function ScopeSelect({ label, value = false, onChange, ruled }: ScopeSelectProps) {
  const { t } = useTranslation('design-roles')
  const hasRule = typeof value === 'object'
  const choices = ['none', 'own', 'team', 'below', ...(hasRule || ruled !== undefined ? (['where'] as const) : []), 'all'] as const
  const choose = (next: string) => onChange(next === 'where' ? (hasRule ? value : (ruled ?? false)) : (plain.find((scope) => scope === next) ?? false))
  return (
    <NativeSelect
      size="xs"
      w={112}
      aria-label={label}
      value={value === false ? 'none' : hasRule ? 'where' : value}
      data={choices.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  )
}
