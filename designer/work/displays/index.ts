import type { ComponentType } from 'react'
import type { DisplayName } from '../../../schemas/fields/field-type.ts'
import type { DisplayProps } from './display.ts'
import { Stars } from './Stars.tsx'

/** How values are drawn that are more than a text to read. */
export const displays = {
  stars: Stars,
} satisfies Record<DisplayName, ComponentType<DisplayProps>>
