import { ActionIcon, Button, Group, Paper, Stack, Text, Tooltip } from '@mantine/core'
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils'
import { getUiOptions } from '@rjsf/utils'
import { type Icon, IconArrowDown, IconArrowUp, IconCopy, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** A list of settings: entries in order, and a button below to add one. */
export function ArrayFieldTemplate({ title, items, canAdd, onAddClick, disabled, readonly, schema, uiSchema, required }: ArrayFieldTemplateProps) {
  const { t } = useTranslation('inspector')
  const { title: ownTitle, description = schema.description } = getUiOptions(uiSchema)
  return (
    <Stack gap="xs" role="group" aria-label={ownTitle ?? title}>
      <div>
        <Text fw={550} size="sm">
          {ownTitle ?? title}
          {required && (
            <Text span c="danger" aria-hidden>
              {' *'}
            </Text>
          )}
        </Text>
        {description && (
          <Text size="xs" c="dimmed" component="div">
            {description}
          </Text>
        )}
      </div>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('empty')}
        </Text>
      )}
      {items}
      {canAdd && (
        <div>
          <Button variant="default" size="compact-md" leftSection={<IconPlus size={15} aria-hidden />} onClick={onAddClick} disabled={Boolean(disabled || readonly)}>
            {t('add')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

/** One entry of a list with its buttons. */
export function ArrayFieldItemTemplate({ children, buttonsProps, hasToolbar }: ArrayFieldItemTemplateProps) {
  const { hasMoveUp, hasMoveDown, hasCopy, hasRemove, onMoveUpItem, onMoveDownItem, onCopyItem, onRemoveItem, disabled, readonly } = buttonsProps
  const isFixed = Boolean(disabled || readonly)
  return (
    <Paper withBorder p="xs" radius="md">
      <Group align="flex-start" wrap="nowrap" gap="xs">
        <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
        {hasToolbar && (
          <Group gap={0} wrap="nowrap">
            {(hasMoveUp || hasMoveDown) && <ItemButton of="up" icon={IconArrowUp} isFixed={isFixed || !hasMoveUp} onClick={onMoveUpItem} />}
            {(hasMoveUp || hasMoveDown) && <ItemButton of="down" icon={IconArrowDown} isFixed={isFixed || !hasMoveDown} onClick={onMoveDownItem} />}
            {hasCopy && <ItemButton of="copy" icon={IconCopy} isFixed={isFixed} onClick={onCopyItem} />}
            {hasRemove && <ItemButton of="remove" icon={IconTrash} isFixed={isFixed} onClick={onRemoveItem} />}
          </Group>
        )}
      </Group>
    </Paper>
  )
}

interface ItemButtonProps {
  of: 'up' | 'down' | 'copy' | 'remove'
  icon: Icon
  isFixed: boolean
  onClick: () => void
}

function ItemButton({ of, icon: ButtonIcon, isFixed, onClick }: ItemButtonProps) {
  const { t } = useTranslation('inspector')
  return (
    <Tooltip label={t(of)}>
      <ActionIcon aria-label={t(of)} size={26} disabled={isFixed} onClick={onClick}>
        <ButtonIcon size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
