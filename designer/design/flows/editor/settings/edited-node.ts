import { createContext, useContext } from 'react'
import type { FlowNode } from '../../../../../schemas/flows/flow.ts'

/** The step whose settings are on screen, for editors that look beyond their own value. */
export interface EditedNode {
  readonly node: FlowNode
  readonly settings: Readonly<Record<string, unknown>>
  /** An input was left: what is typed next is another step of undo. */
  readonly onLeave: () => void
}

const EditedNodeContext = createContext<EditedNode | null>(null)

export const EditedNodeProvider = EditedNodeContext.Provider

export function useEditedNode(): EditedNode {
  const edited = useContext(EditedNodeContext)
  if (!edited) throw new Error('no step is being edited here')
  return edited
}
