import { type MarkSpec, Schema } from 'prosemirror-model'
import { marks, nodes } from 'prosemirror-schema-basic'
import { bulletList, listItem, orderedList } from 'prosemirror-schema-list'

type NodeName =
  | 'doc' | 'paragraph' | 'blockquote' | 'horizontal_rule' | 'heading' | 'code_block' | 'text' | 'hard_break' | 'bullet_list' | 'ordered_list' | 'list_item'

type MarkName = 'link' | 'em' | 'strong' | 'code' | 'underline' | 'strike'

const { image: _, ...texts } = nodes

const simpleMark = (tag: string): MarkSpec => ({ parseDOM: [{ tag }], toDOM: () => [tag, 0] })

/** What formatted text may consist of: the same as `htmlTags` lets through. Whatever else is pasted becomes plain text. */
export const richTextSchema = new Schema<NodeName, MarkName>({
  nodes: {
    ...texts,
    bullet_list: { ...bulletList, content: 'list_item+', group: 'block' },
    ordered_list: { ...orderedList, content: 'list_item+', group: 'block' },
    list_item: { ...listItem, content: 'paragraph block*' },
  },
  marks: { ...marks, underline: simpleMark('u'), strike: simpleMark('s') },
})
