import type { ComponentType } from 'react'
import type { DisplayName } from '../../../schemas/fields/field-type.ts'
import type { DisplayProps } from './display.ts'
import { AddressText } from './AddressText.tsx'
import { Files } from './Files.tsx'
import { FormattedMarkdown, FormattedRichText } from './Formatted.tsx'
import { OptionChips } from './OptionChips.tsx'
import { Stars } from './Stars.tsx'
import { SubTable } from './SubTable.tsx'
import { TagChips } from './TagChips.tsx'

/** How values are drawn that are more than a text to read. */
export const displays = {
  address: AddressText,
  stars: Stars,
  options: OptionChips,
  tags: TagChips,
  markdown: FormattedMarkdown,
  rich_text: FormattedRichText,
  files: Files,
  sub_table: SubTable,
} satisfies Record<DisplayName, ComponentType<DisplayProps>>
