import { ActionIcon, Group, Menu, SegmentedControl, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconBraces, IconCopy, IconDots, IconRestore, IconRoute, IconTrash } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KindName } from '../../../schemas/definition-set.ts'
import type { Crumb } from '../../ui/crumbs.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { keysOf } from '../../ui/shortcut.ts'
import { ChangeMark } from '../draft/ChangeMark.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { SaveState } from './SaveState.tsx'
import type { Editor } from './use-editor.ts'
import { useEditorGuard } from './use-editor-guard.ts'
import { type BenchView, useShowJson, type useView } from './use-view.ts'

interface EditorHeadProps<Kind extends KindName> {
  editor: Editor<Kind>
  title: string
  crumbs: readonly Crumb[]
  view: ReturnType<typeof useView>
  /** What only this kind of definition has: a preview, a test run. */
  tools?: ReactNode
  /** Items of the menu that only this kind of definition has. */
  items?: ReactNode
  onClone: () => void
  onDiscard: () => void
  onRemove: () => void
}

/** Name, state and tools of a definition: undo and redo, the view, and what is rarely done. */
export function EditorHead<Kind extends KindName>({ editor, title, crumbs, view: [view, setView, views], tools, items, ...actions }: EditorHeadProps<Kind>) {
  const { t } = useTranslation('design')
  useEditorGuard(editor)
  return (
    <PageHeader
      title={title}
      crumbs={crumbs}
      badge={editor.loaded.op && <ChangeMark op={editor.loaded.op} />}
      actions={
        <Group gap="xs">
          <SaveState editor={editor} />
          <Group gap={2}>
            <StepButton icon={<IconArrowBackUp size={18} aria-hidden />} name={t('undo')} step={editor.undoLabel} keys="mod+z" onClick={editor.undo} />
            <StepButton icon={<IconArrowForwardUp size={18} aria-hidden />} name={t('redo')} step={editor.redoLabel} keys="mod+shift+z" onClick={editor.redo} />
          </Group>
          {views.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={t('view.label')}
              value={view}
              // The values are exactly those given below.
              onChange={(next) => setView(next as BenchView)}
              data={views.map((each) => ({ value: each, label: t(`view.${each}`) }))}
            />
          )}
          <Group gap="xs" wrap="nowrap">
            {tools}
            <MoreMenu editor={editor} items={items} {...actions} />
          </Group>
        </Group>
      }
    />
  )
}

interface StepButtonProps {
  icon: ReactNode
  name: string
  /** What the step did; undefined: there is none. */
  step: string | undefined
  keys: string
  onClick: () => void
}

function StepButton({ icon, name, step, keys, onClick }: StepButtonProps) {
  const { t } = useTranslation('design')
  const label = step ? t('stepOf', { name, step }) : name
  return (
    <Tooltip label={`${label} (${keysOf(keys).join(' ')})`}>
      <ActionIcon aria-label={label} disabled={step === undefined} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}

// Opened by few, and brings its own queries.
const WhereUsedPanel = lazy(async () => ({ default: (await import('../where-used/WhereUsedPanel.tsx')).WhereUsedPanel }))

function MoreMenu<Kind extends KindName>({ editor, items, onClone, onDiscard, onRemove }: Pick<EditorHeadProps<Kind>, 'editor' | 'items' | 'onClone' | 'onDiscard' | 'onRemove'>) {
  const { t } = useTranslation('design')
  const [isJsonShown, setJsonShown] = useShowJson()
  const [isUsedShown, setUsedShown] = useState(false)
  const { name, label } = editor.verdict.definition
  const labelText = useLabelText()
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('more.label')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {items}
          <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={onClone}>
            {t('more.clone')}
          </Menu.Item>
          <Menu.Item leftSection={<IconRoute size={15} aria-hidden />} onClick={() => setUsedShown(true)}>
            {t('more.used')}
          </Menu.Item>
          <Menu.Item leftSection={<IconBraces size={15} aria-hidden />} onClick={() => setJsonShown(!isJsonShown)}>
            {t(isJsonShown ? 'more.hideJson' : 'more.showJson')}
          </Menu.Item>
          {editor.loaded.op !== null && editor.loaded.op !== 'add' && (
            <Menu.Item leftSection={<IconRestore size={15} aria-hidden />} onClick={onDiscard}>
              {t('more.discard')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="danger" leftSection={<IconTrash size={15} aria-hidden />} onClick={onRemove}>
            {t('more.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>{isUsedShown && <WhereUsedPanel of={{ kind: editor.kind, name }} label={labelText(label)} onClose={() => setUsedShown(false)} />}</Suspense>
    </>
  )
}
