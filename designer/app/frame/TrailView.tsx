import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconSelector } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { type Crumb, useTrail } from '../../ui/crumbs.ts'
import { useWorkspace } from '../me.ts'
import { pathOf, spaceOf } from '../paths.ts'
import { useMySpaces } from '../spaces.ts'
import classes from './TrailView.module.css'

/** The breadcrumb: every step is a link, and where there are others beside it, a menu of them. */
export function TrailView() {
  const { t } = useTranslation('frame')
  const { slug } = useWorkspace()
  const mySpaces = useMySpaces()
  const space = spaceOf(useLocation().pathname)
  const pages = useTrail()
  const root: Crumb[] = space
    ? [
        {
          label: t(`spaces.${space}`),
          to: pathOf(slug, space),
          siblings: mySpaces.map(({ name }) => ({ label: t(`spaces.${name}`), to: pathOf(slug, name) })),
        },
      ]
    : []
  const steps = [...root, ...pages]
  return (
    <ol className={classes.trail}>
      {steps.map((step, at) => (
        <li key={`${at}-${step.label}`} className={classes.step} data-last={at === steps.length - 1 || undefined}>
          {at > 0 && <IconChevronRight size={14} aria-hidden className={classes.arrow} />}
          <Step crumb={step} isLast={at === steps.length - 1} />
        </li>
      ))}
    </ol>
  )
}

function Step({ crumb, isLast }: { crumb: Crumb; isLast: boolean }) {
  const { label, to, siblings = [] } = crumb
  return (
    <>
      {to && !isLast ? (
        <Link to={to} className={classes.link}>
          {label}
        </Link>
      ) : (
        <span className={classes.here} aria-current="page">
          {label}
        </span>
      )}
      {siblings.length > 1 && <Siblings label={label} siblings={siblings} />}
    </>
  )
}

function Siblings({ label, siblings }: { label: string; siblings: NonNullable<Crumb['siblings']> }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.switch} aria-label={label}>
          <IconSelector size={13} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {siblings.map((sibling) => (
          <Menu.Item key={sibling.to} component={Link} to={sibling.to}>
            {sibling.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
