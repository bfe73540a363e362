import type { ReactNode } from 'react'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { CanvasEditing } from './canvas-editing.ts'
import type { FlowDrawing } from './flow-drawing.ts'

export interface FlowCanvasProps {
  flow: FlowDrawing
  /** Names what the flow speaks of: its object, fields, roles, messages. */
  set: DefinitionSet
  /** Read out: what is drawn here. */
  label: string
  /** Ids of nodes and edges. */
  selected?: readonly string[]
  /** Id of the node that is seen first where the whole flow would be too small to read and nothing is selected. */
  beginAt?: string | undefined
  onSelect?: (ids: readonly string[]) => void
  /** Ids of nodes and edges with a fault. */
  faulty?: ReadonlySet<string>
  /** Keys of the nodes on a way that is shown, in order. */
  way?: readonly string[]
  /** Drawn above a tile, by the id of its node. */
  nodeOverlays?: ReadonlyMap<string, ReactNode>
  /** Drawn on an edge beside its label, by id. */
  edgeOverlays?: ReadonlyMap<string, ReactNode>
  /** Absent: the canvas is looked at. */
  editing?: CanvasEditing
  /** Further tools beside those for the view. */
  tools?: ReactNode
}
