import { MultiSelect, Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { useFormat } from '../../i18n/reader.ts'
import { useChoices } from '../draft/choices.ts'
import { useLabelText } from '../draft/label-text.ts'
import { namesObjects } from '../roles/everybody.ts'
import type { WhoWorks } from './new-object.ts'

interface WhoWorksChoiceProps {
  value: WhoWorks
  onChange: (who: WhoWorks) => void
  roles: readonly RoleDefinition[]
}

/** Who works with a new object; the answer becomes rights in the same draft. */
export function WhoWorksChoice({ value, onChange, roles }: WhoWorksChoiceProps) {
  const { t } = useTranslation('design-objects')
  const labelText = useLabelText()
  const choicesOf = useChoices()
  const format = useFormat()
  const naming = roles.filter(namesObjects)
  const names = format.list(naming.map(({ label }) => labelText(label)))
  const chosen = typeof value === 'object' ? [...value.roles] : []
  const choose = (choice: string) => onChange(choice === 'roles' ? { roles: [] } : choice === 'nobody' ? 'nobody' : 'everybody')
  return (
    <Radio.Group label={t('who.label')} value={typeof value === 'object' ? 'roles' : value} onChange={choose}>
      <Stack gap={10} mt={6}>
        <Radio value="everybody" label={t('who.everybody')} description={naming.length > 0 ? t('who.everybodyNow', { names }) : t('who.everybodyMakes')} />
        <Radio value="roles" label={t('who.roles')} disabled={naming.length === 0} description={naming.length === 0 ? t('who.noRoles') : t('who.rolesHelp')} />
        {typeof value === 'object' && (
          <MultiSelect
            ml={28}
            aria-label={t('who.roles')}
            placeholder={chosen.length === 0 ? t('who.choose') : ''}
            data={choicesOf(naming)}
            searchable
            value={chosen}
            onChange={(next) => onChange({ roles: next })}
          />
        )}
        <Radio value="nobody" label={t('who.nobody')} description={t('who.nobodyHelp')} />
      </Stack>
    </Radio.Group>
  )
}
