import { ActionIcon, Button, Group, Popover, TextInput, Tooltip } from '@mantine/core'
import { type Icon, IconBlockquote, IconBold, IconH2, IconItalic, IconLink, IconList, IconListNumbers, IconStrikethrough, IconUnderline } from '@tabler/icons-react'
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands'
import type { MarkType, NodeType } from 'prosemirror-model'
import { liftListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command, EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { htmlSchemes } from '../../schemas/fields/html-text.ts'
import { whenComposed } from '../ui/composition.ts'
import classes from './controls.module.css'
import { richTextSchema } from './rich-text-schema.ts'

const { marks, nodes } = richTextSchema

interface RichTextToolsProps {
  view: EditorView
  state: EditorState
  label: string
  isDisabled: boolean
}

/** What can be done with the text that is chosen; pressed where it is done already. */
export function RichTextTools({ view, state, label, isDisabled }: RichTextToolsProps) {
  const { t } = useTranslation('controls')
  const run = (command: Command) => {
    command(view.state, view.dispatch, view)
    view.focus()
  }
  const tool = (name: string, icon: Icon, { isOn, command }: { isOn: boolean; command: Command }) => (
    <ToolButton key={name} name={t(`format.${name}`)} icon={icon} isOn={isOn} isDisabled={isDisabled || !(isOn || command(state))} onPress={() => run(command)} />
  )
  const mark = (name: string, icon: Icon, type: MarkType) => tool(name, icon, { isOn: hasMark(state, type), command: toggleMark(type) })
  const list = (name: string, icon: Icon, type: NodeType) => {
    const isOn = isWithin(state, type)
    return tool(name, icon, { isOn, command: isOn ? liftListItem(nodes.list_item) : wrapInList(type) })
  }
  const isHeading = isWithin(state, nodes.heading)
  const isQuote = isWithin(state, nodes.blockquote)
  return (
    <Group className={classes.tools} role="toolbar" aria-label={t('format.tools', { label })}>
      {mark('bold', IconBold, marks.strong)}
      {mark('italic', IconItalic, marks.em)}
      {mark('underline', IconUnderline, marks.underline)}
      {mark('strike', IconStrikethrough, marks.strike)}
      {tool('heading', IconH2, { isOn: isHeading, command: isHeading ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { level: 2 }) })}
      {list('bullets', IconList, nodes.bullet_list)}
      {list('numbers', IconListNumbers, nodes.ordered_list)}
      {tool('quote', IconBlockquote, { isOn: isQuote, command: isQuote ? lift : wrapIn(nodes.blockquote) })}
      <LinkTool isOn={hasMark(state, marks.link)} isDisabled={isDisabled || state.selection.empty} onLink={(href) => run(toggleMark(marks.link, href === null ? null : { href }))} />
    </Group>
  )
}

function hasMark({ doc, selection, storedMarks }: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = selection
  return empty ? type.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, type)
}

function isWithin({ selection: { $from } }: EditorState, type: NodeType): boolean {
  return Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth)).some((node) => node.type === type)
}

interface ToolButtonProps {
  name: string
  icon: Icon
  isOn: boolean
  isDisabled: boolean
  onPress: () => void
}

function ToolButton({ name, icon: ToolIcon, isOn, isDisabled, onPress }: ToolButtonProps): ReactNode {
  return (
    <Tooltip label={name}>
      {/* The text must keep its selection, which a press on a button would take. */}
      <ActionIcon size={28} aria-label={name} aria-pressed={isOn} variant={isOn ? 'light' : 'subtle'} disabled={isDisabled} onMouseDown={(event) => event.preventDefault()} onClick={onPress}>
        <ToolIcon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

interface LinkToolProps {
  isOn: boolean
  isDisabled: boolean
  /** Null takes the link away. */
  onLink: (href: string | null) => void
}

function LinkTool({ isOn, isDisabled, onLink }: LinkToolProps) {
  const { t } = useTranslation('controls')
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const take = () => {
    const href = withScheme(address.trim())
    setOpen(false)
    setAddress('')
    if (href) onLink(href)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <span>
          <ToolButton name={t('format.link')} icon={IconLink} isOn={isOn} isDisabled={isDisabled} onPress={() => (isOn ? onLink(null) : setOpen(true))} />
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('format.link')}>
        <Group gap={6} wrap="nowrap">
          <TextInput
            size="xs"
            aria-label={t('format.address')}
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            onKeyDown={whenComposed((event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              take()
            })}
          />
          <Button size="compact-sm" onClick={take}>
            {t('format.setLink')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}

/** An address that a browser may follow; what has no scheme is a web page. */
function withScheme(address: string): string | undefined {
  if (address === '') return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme === undefined) return `https://${address}`
  return htmlSchemes.some((each) => each === scheme) ? address : undefined
}
