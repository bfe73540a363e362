import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { TileMark } from '../../ui/TileMark.tsx'
import { useMe, useWorkspace } from '../me.ts'
import { pathOf } from '../paths.ts'
import classes from './WorkspaceSwitch.module.css'

/** The name of the workspace at the head of the rail; with several, a menu of them. */
export function WorkspaceSwitch({ isFolded }: { isFolded: boolean }) {
  const { t } = useTranslation('frame')
  const navigate = useNavigate()
  const { workspaces } = useMe()
  const current = useWorkspace()
  if (workspaces.length < 2) return <Name name={current.name} isFolded={isFolded} />
  return (
    <Menu position="bottom-start" width={236}>
      <Menu.Target>
        <UnstyledButton className={classes.switch} aria-label={`${t('workspaceSwitch')}: ${current.name}`}>
          <Name name={current.name} isFolded={isFolded} isSwitch />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {workspaces.map(({ slug, name }) => (
          <Menu.Item
            key={slug}
            onClick={() => void navigate(pathOf(slug))}
            rightSection={slug === current.slug && <IconCheck size={15} aria-hidden />}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Name({ name, isFolded, isSwitch = false }: { name: string; isFolded: boolean; isSwitch?: boolean }) {
  return (
    <span className={classes.name} data-folded={isFolded || undefined}>
      <TileMark />
      {!isFolded && <span className={classes.text}>{name}</span>}
      {!isFolded && isSwitch && <IconSelector size={15} aria-hidden className={classes.arrows} />}
    </span>
  )
}
