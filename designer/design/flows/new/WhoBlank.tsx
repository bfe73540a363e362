import { Select, type SelectProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { useChoices } from '../../draft/choices.ts'
import type { Who } from './starts/start.ts'

interface WhoBlankProps extends Pick<SelectProps, 'error'> {
  label: string
  set: DefinitionSet
  value: Who | undefined
  onChange: (who: Who) => void
}

const relations = ['manager', 'owner', 'head'] as const

/** Who is meant: somebody by the record's owner, or everybody with a role. */
export function WhoBlank({ label, set, value, onChange, error }: WhoBlankProps) {
  const { t } = useTranslation('design-flow-new')
  const choicesOf = useChoices()
  const roles = choicesOf(set.all('role'))
  const choose = (chosen: string | null) => {
    const relation = relations.find((each) => each === chosen)
    if (relation) onChange(relation)
    else if (chosen !== null) onChange({ role: chosen.slice(roleMark.length) })
  }
  return (
    <Select
      label={label}
      placeholder={t('choose')}
      data={[
        { group: t('who.relations'), items: relations.map((each) => ({ value: each, label: t(`who.${each}`) })) },
        { group: t('who.roles'), items: roles.map((role) => ({ value: roleMark + role.value, label: role.label })) },
      ]}
      value={value === undefined ? null : typeof value === 'string' ? value : roleMark + value.role}
      onChange={choose}
      allowDeselect={false}
      searchable
      error={error}
    />
  )
}

const roleMark = 'role:'
