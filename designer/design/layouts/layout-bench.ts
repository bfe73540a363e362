import { createContext, useContext } from 'react'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { LayoutSelection } from './use-layout-selection.ts'
import type { LayoutEdits } from './use-layout-edits.ts'
import type { PartNames } from './use-part-names.ts'

/** What every part of a layout's bench works with. */
export interface LayoutBench {
  readonly layout: LayoutDefinition
  readonly object: ObjectDefinition
  readonly set: DefinitionSet
  readonly selection: LayoutSelection
  readonly edits: LayoutEdits
  readonly names: PartNames
  /** Ids of the parts that have a fault. */
  readonly faulty: ReadonlySet<string>
}

const LayoutBenchContext = createContext<LayoutBench | null>(null)

export const LayoutBenchProvider = LayoutBenchContext.Provider

export function useLayoutBench(): LayoutBench {
  const bench = useContext(LayoutBenchContext)
  if (!bench) throw new Error('no layout is being edited here')
  return bench
}
