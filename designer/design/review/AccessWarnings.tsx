import { Alert, Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEyeOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { useWorkspace } from '../../app/me.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { setObjectRights } from '../../document/commands/set-object-right.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { createDefinition, editDefinition } from '../draft/save-definition.ts'
import { staffRole, openToEverybody, openToRoles, namesObjects } from '../roles/everybody.ts'
import { type ClosedObject, closedObjects } from './object-access.ts'
import type { ReviewState } from './use-review.ts'

/** "No role can open Contract. Give access.": said before the publish, mended in it. */
export function AccessWarnings({ state, only }: { state: ReviewState; only: readonly string[] }) {
  const { t } = useTranslation('design-review')
  const labelText = useLabelText()
  const { set, isComplete } = useDraftSet()
  const roles = set.all('role')
  if (!isComplete) return null
  return closedObjects(state.draft.data?.changes ?? [], only, roles).map((closed) => (
    <Alert key={closed.change.id} color="outside" variant="light" icon={<IconEyeOff size={18} aria-hidden />} mb="sm">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('access.none', { label: labelText(closed.change.label) })}</Text>
        {closed.left.length > 0 ? (
          <Button size="compact-sm" variant="default" onClick={() => state.setTicked(closed.left, true)}>
            {t('access.tick', { count: closed.left.length })}
          </Button>
        ) : (
          <GiveAccess closed={closed} roles={roles.filter(namesObjects)} />
        )}
      </Group>
    </Alert>
  ))
}

function GiveAccess({ closed, roles }: { closed: ClosedObject; roles: readonly RoleDefinition[] }) {
  const { t } = useTranslation('design-review')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const give = useMutation({
    mutationFn: () => giveAccess(slug, closed.change.name, chosen),
    onSuccess: close,
    onError: notifyFailed,
  })
  if (roles.length === 0) {
    return (
      <Button size="compact-sm" variant="default" loading={give.isPending} onClick={() => give.mutate()}>
        {t('access.everybody')}
      </Button>
    )
  }
  return (
    <Popover opened={isOpen} onChange={(open) => !open && close()} position="bottom-end" trapFocus width={300}>
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={toggle}>
          {t('access.give')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Checkbox.Group label={t('access.roles')} value={[...chosen]} onChange={setChosen}>
            <Stack gap={8} mt={6} mah={240} style={{ overflow: 'auto' }}>
              {roles.map(({ id, name, label }) => (
                <Checkbox key={id} value={name} label={labelText(label)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Button disabled={chosen.length === 0} loading={give.isPending} onClick={() => give.mutate()}>
            {t('access.give')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Opens an object to roles; to a new role for everybody where there is none to name. */
async function giveAccess(workspace: string, object: string, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) await createDefinition(workspace, setObjectRights(staffRole(), object, openToEverybody))
  for (const name of roles) await editDefinition({ workspace, kind: 'role', name }, (role) => setObjectRights(role, object, openToRoles))
}
