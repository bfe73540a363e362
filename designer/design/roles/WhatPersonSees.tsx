import { Anchor, Popover } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { PersonSelect } from '../../admin/people/PersonSelect.tsx'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useAppIfKnown } from '../../app/workspace.ts'
import { FormSources } from '../../work/FormSources.tsx'

/** From rights as they are designed to what one person comes to see by all roles together, for those who manage people. */
export function WhatPersonSees() {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const app = useAppIfKnown()
  const navigate = useNavigate()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  if (!app?.system.includes('people')) return null
  return (
    <Popover opened={isOpen} onChange={(open) => !open && close()} position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Anchor component="button" type="button" size="xs" aria-expanded={isOpen} onClick={toggle}>
          {t('personSees.ask')}
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown>
        <FormSources>
          <PersonSelect
            label={t('personSees.who')}
            help={t('personSees.help')}
            value={null}
            title={undefined}
            onChange={(person) => person !== null && void navigate(pathOf(slug, 'admin', 'people', person, 'access'))}
          />
        </FormSources>
      </Popover.Dropdown>
    </Popover>
  )
}
