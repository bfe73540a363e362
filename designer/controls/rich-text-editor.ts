import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { DOMParser, DOMSerializer, type Node } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list'
import { type Command, EditorState } from 'prosemirror-state'
import { cleanHtml } from '../ui/formatted/clean-html.ts'
import { richTextSchema } from './rich-text-schema.ts'

const { marks, nodes } = richTextSchema

/** A line within a paragraph. */
const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView())
  return true
}

// Tab is left alone: it leads out of the text, for those who work without a mouse.
const keys = {
  'Mod-b': toggleMark(marks.strong),
  'Mod-i': toggleMark(marks.em),
  'Mod-u': toggleMark(marks.underline),
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  'Mod-]': sinkListItem(nodes.list_item),
  'Mod-[': liftListItem(nodes.list_item),
  'Shift-Enter': chainCommands(exitCode, lineBreak),
  Enter: splitListItem(nodes.list_item),
}

/** The state of an editor that holds this HTML. */
export const stateOf = (html: string): EditorState => EditorState.create({ doc: documentOf(html), plugins: [history(), keymap(keys), keymap(baseKeymap)] })

function documentOf(html: string): Node {
  const holder = document.createElement('div')
  holder.innerHTML = cleanHtml(html)
  return DOMParser.fromSchema(richTextSchema).parse(holder)
}

/** The HTML of what was written; null when there is no text. */
export function htmlOf(doc: Node): string | null {
  if (doc.textContent.trim() === '') return null
  const holder = document.createElement('div')
  holder.append(DOMSerializer.fromSchema(richTextSchema).serializeFragment(doc.content))
  return holder.innerHTML
}
