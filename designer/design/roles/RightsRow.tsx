import { Button, Checkbox, Menu, Text, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ObjectRights, RightScope, RoleDefinition } from '../../../schemas/roles/role.ts'
import { allRights, forgetObject, type ObjectRight, setObjectRight, setObjectRights } from '../../document/commands/set-object-right.ts'
import { type ScopedRight, sharedRules } from '../../document/commands/set-scope-rule.ts'
import type { Editor } from '../bench/use-editor.ts'
import { openToEverybody, openToRoles } from './everybody.ts'
import { ScopeSelect } from './ScopeSelect.tsx'
import classes from './roles.module.css'

interface RightsRowProps {
  editor: Editor<'role'>
  /** API name of the object; `*` stands for all of them. */
  name: string
  label: string
  isSelected?: boolean
  onSelect?: () => void
}

/** The rights on one object; muted where the role says nothing of its own and the rights on all objects hold. */
export function RightsRow({ editor, name, label, isSelected = false, onSelect }: RightsRowProps) {
  const { t } = useTranslation('design-roles')
  const { document: role, edit } = editor
  const own = role.objects[name]
  const given = own ?? role.objects['*'] ?? {}
  const rights = given === 'everything' ? allRights : given
  const change = (command: (before: RoleDefinition) => RoleDefinition) => edit(command, t('undo.rights', { label }))
  const set = <Right extends ObjectRight>(right: Right, to: ObjectRights[Right]) => change((before) => setObjectRight(before, name, { right, to }))
  const setScope = (right: ScopedRight, to: RightScope) => {
    set(right, to)
    // The condition is written beside the table.
    if (typeof to === 'object') onSelect?.()
  }
  // A condition that is there already is taken over: most often one decides what is seen and what is changed.
  const ruled = onSelect && ({ where: sharedRules(rights)[0]?.rule ?? false } as const)
  const scope = (right: ScopedRight) => (
    <ScopeSelect label={t('of', { right: t(`right.${right}`), label })} value={rights[right]} onChange={(to) => setScope(right, to)} {...(ruled && { ruled })} />
  )
  return (
    <tr data-selected={isSelected || undefined} data-inherited={own === undefined || undefined}>
      <th scope="row">
        {onSelect ? (
          <UnstyledButton className={classes.objectName} aria-current={isSelected || undefined} onClick={onSelect}>
            {label}
          </UnstyledButton>
        ) : (
          label
        )}
        {own === undefined && name !== '*' && role.objects['*'] !== undefined && (
          <Text size="xs" c="dimmed">
            {t('asAll')}
          </Text>
        )}
      </th>
      <Yes label={t('of', { right: t('right.create'), label })} value={rights.create} onChange={(to) => set('create', to)} />
      <td>{scope('read')}</td>
      <td>{scope('update')}</td>
      <td>{scope('delete')}</td>
      <td>
        <RowMenu role={role} name={name} label={label} rights={rights} change={change} />
      </td>
    </tr>
  )
}

function Yes({ label, value = false, onChange }: { label: string; value: boolean | undefined; onChange: (value: boolean) => void }) {
  return (
    <td>
      <Checkbox aria-label={label} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
    </td>
  )
}

interface RowMenuProps {
  role: RoleDefinition
  name: string
  label: string
  rights: ObjectRights
  change: (command: (before: RoleDefinition) => RoleDefinition) => void
}

const furtherRights = ['assign', 'claim', 'import', 'export'] as const

/** The rights that are asked for less often, and the usual combinations at once. */
function RowMenu({ role, name, label, rights, change }: RowMenuProps) {
  const { t } = useTranslation('design-roles')
  const setAll = (all: ObjectRights | 'everything') => change((before) => setObjectRights(before, name, all))
  const isOverride = name !== '*' && role.objects[name] !== undefined && role.objects['*'] !== undefined
  const count = furtherRights.filter((right) => rights[right]).length
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" rightSection={<IconChevronDown size={13} aria-hidden />} aria-label={t('further.of', { label, count })}>
          {count === 0 ? '–' : `+${count}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {furtherRights.map((right) => (
          <Menu.Item
            key={right}
            role="menuitemcheckbox"
            aria-checked={rights[right] ?? false}
            closeMenuOnClick={false}
            leftSection={<IconCheck size={15} aria-hidden style={{ visibility: rights[right] ? 'visible' : 'hidden' }} />}
            onClick={() => change((before) => setObjectRight(before, name, { right, to: !rights[right] }))}
          >
            {t(`right.${right}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('usual.title')}</Menu.Label>
        <Menu.Item onClick={() => setAll(openToEverybody)}>{t('usual.own')}</Menu.Item>
        <Menu.Item onClick={() => setAll(openToRoles)}>{t('usual.team')}</Menu.Item>
        <Menu.Item onClick={() => setAll({ read: 'all' })}>{t('usual.read')}</Menu.Item>
        <Menu.Item onClick={() => setAll('everything')}>{t('usual.everything')}</Menu.Item>
        <Menu.Item onClick={() => setAll({})}>{t('usual.nothing')}</Menu.Item>
        {isOverride && <Menu.Item onClick={() => change((before) => forgetObject(before, name))}>{t('usual.asAll')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
