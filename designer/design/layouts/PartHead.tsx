import { ActionIcon, Anchor, Menu, Title } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { idOf, type LayoutPart } from '../../document/commands/layout/layout-parts.ts'
import { useLayoutBench } from './layout-bench.ts'
import classes from './layouts.module.css'

/** What is selected, the way back to the layout itself, and what can be done without dragging. */
export function PartHead({ part, kind }: { part: LayoutPart; kind: string }) {
  const { t } = useTranslation('design-layouts')
  const { layout, names, edits, selection } = useLayoutBench()
  const id = idOf(part)
  const isLastTab = part.type === 'tab' && layout.tabs.length === 1
  return (
    <div className={classes.head}>
      <div className={classes.headName}>
        <Anchor component="button" type="button" size="xs" onClick={() => selection.select(null)}>
          {t('part.layout')}
        </Anchor>
        <Title order={2} size="h4">
          {names.ofPart(part)}
        </Title>
        <span className={classes.kind}>{kind}</span>
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('menu.label')}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowUp size={15} aria-hidden />} onClick={() => edits.moveBy(id, -1)}>
            {t('menu.before')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={15} aria-hidden />} onClick={() => edits.moveBy(id, 1)}>
            {t('menu.after')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="danger" disabled={isLastTab} leftSection={<IconTrash size={15} aria-hidden />} onClick={() => edits.remove(part)}>
            {t(isLastTab ? 'menu.lastTab' : 'menu.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
