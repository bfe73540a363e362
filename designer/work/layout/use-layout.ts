import { useMemo } from 'react'
import type { AppAnswer, AppObject } from '../../../schemas/api/app.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { type ChosenLayout, chooseLayout } from '../../../schemas/layouts/choose-layout.ts'
import { type CompiledLayout, compileLayout } from '../../../schemas/layouts/layout-state.ts'
import type { ResolvedLayout } from '../../../schemas/layouts/resolved-layout.ts'
import { useApp } from '../../app/workspace.ts'
import { defaultLayout } from './default-layout.ts'

/** What a record shows by, ready to be asked. */
export interface UsedLayout {
  readonly compiled: CompiledLayout
  /** Why this layout; undefined for an object that nobody has made a layout for. */
  readonly chosen: ChosenLayout<ResolvedLayout> | undefined
}

interface LayoutUse {
  readonly use: ResolvedLayout['for']
  readonly recordType: string | null
  /** What shows where there is no layout, in this order. */
  readonly fields: readonly FieldDefinition[]
}

/** The layout that this person gets for a record of the object: the same that the server holds a save to. */
export function useLayout(object: AppObject, { use, recordType, fields }: LayoutUse): UsedLayout {
  const { layouts, roles } = useApp()
  return useMemo(() => usedLayout({ layouts, roles }, object, { use, recordType, fields }), [layouts, roles, object, use, recordType, fields])
}

export function usedLayout({ layouts, roles }: Pick<AppAnswer, 'layouts' | 'roles'>, { definition }: AppObject, { use, recordType, fields }: LayoutUse): UsedLayout {
  const chosen = chooseLayout(layouts.filter((layout) => layout.object === definition.name), { use, roles, recordType })
  return { chosen, compiled: compileLayout(chosen?.layout ?? defaultLayout(definition, use, fields)) }
}

/** The record type among values: layouts differ by it. */
export const recordTypeIn = (values: Readonly<Record<string, unknown>>): string | null =>
  typeof values['record_type'] === 'string' ? values['record_type'] : null
