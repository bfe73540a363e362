import { idOf, type LayoutPart } from '../../document/commands/layout/layout-parts.ts'

/** What is selected once a part is removed: its neighbour, else what it stood in. */
export function nextSelected(part: LayoutPart): string | null {
  if (part.type === 'tab') return null
  const parts: readonly { readonly id: string }[] = part.type === 'section' ? part.tab.sections : part.section.items
  const at = parts.findIndex(({ id }) => id === idOf(part))
  return (parts[at + 1] ?? parts[at - 1] ?? (part.type === 'section' ? part.tab : part.section)).id
}
