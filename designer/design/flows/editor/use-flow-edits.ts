import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { nodeTypeLabel } from '../../../../schemas/flows/node-label.ts'
import type { SettingChanges } from '../../../document/commands/change-settings.ts'
import { changeSettings } from '../../../document/commands/change-settings.ts'
import { arrange } from '../../../document/commands/flow/arrange.ts'
import { changeNode, renameKey, setSettings } from '../../../document/commands/flow/change-node.ts'
import { connect } from '../../../document/commands/flow/connect-nodes.ts'
import { type Clipping, copyParts, freshCopy, pasteParts } from '../../../document/commands/flow/copy-parts.ts'
import { addSteps, insertBehind, insertOnEdge } from '../../../document/commands/flow/insert-step.ts'
import { relocate } from '../../../document/commands/flow/relocate-step.ts'
import { moveNodes } from '../../../document/commands/flow/move-nodes.ts'
import { type Fragment, newStep } from '../../../document/commands/flow/new-step.ts'
import { removeParts } from '../../../document/commands/flow/remove-parts.ts'
import { moveStep } from '../../../document/commands/flow/swap-steps.ts'
import { useLabelText } from '../../draft/label-text.ts'
import type { Editor } from '../../bench/use-editor.ts'
import type { CanvasPlace, InsertPlace } from './canvas-editing.ts'
import { insertWords } from './insert-words.ts'
import type { NodeWords } from './node-words.ts'
import type { FlowSelection } from './use-flow-selection.ts'
import { usePlaceWords } from './use-place-words.ts'
import { useSurroundings } from './use-surroundings.ts'

interface FlowEditsOptions {
  readonly editor: Editor<'flow'>
  readonly selection: FlowSelection
  readonly set: DefinitionSet
  readonly words: NodeWords
  /** Says to who does not see the canvas what an edit has come to. */
  readonly say: (text: string) => void
}

/** Everything that the bench of a flow can do, each as one named step of undo. */
export function useFlowEdits({ editor, selection, set, words, say }: FlowEditsOptions) {
  const { t } = useTranslation('design-flows')
  const labelText = useLabelText()
  const { document: flow, edit, endBurst } = editor
  const around = useSurroundings(flow, set)
  const placeWords = usePlaceWords(words)
  const nameOf = (id: string) => {
    const node = flow.nodes.find((each) => each.id === id)
    return node ? words.nameOf(node) : t('part.edge')
  }
  const namesOf = (ids: readonly string[]) => (ids.length === 1 ? nameOf(ids[0] ?? '') : t('part.several', { count: ids.length }))
  const paste = (clipping: Clipping, label: string) => {
    if (clipping.nodes.length === 0) return
    const copy = freshCopy(flow, clipping)
    edit((before) => pasteParts(before, copy), label)
    selection.select(copy.nodes.map(({ id }) => id))
  }
  return {
    endBurst,
    add: (type: string, place: InsertPlace) => {
      const made = newStep(flow, type, around)
      let after = flow
      edit((before) => (after = added(before, made, place)), t('undo.add', { name: labelText(nodeTypeLabel(type)) }))
      say(insertWords(after, made.first, { words, t }))
      selection.open(made.first)
      selection.focus(made.first)
    },
    move: (places: ReadonlyMap<string, CanvasPlace>) => edit((before) => moveNodes(before, places), t('undo.move', { name: namesOf([...places.keys()]) }), `move ${[...places.keys()].join()}`),
    remove: (ids: readonly string[]) => {
      if (ids.length === 0) return
      const next = flow.edges.find(({ to }) => to === flow.nodes.find(({ id }) => id === ids[0])?.key)?.from
      const stays = flow.nodes.find(({ key, id }) => key === next && !ids.includes(id))
      edit((before) => removeParts(before, new Set(ids)), t('undo.remove', { name: namesOf(ids) }))
      selection.select(stays ? [stays.id] : [])
      if (stays) selection.focus(stays.id)
    },
    connect: (way: { readonly from: string; readonly port: string; readonly to: string | null }) => edit((before) => connect(before, way), t('undo.connect', { name: nameOf(way.from) })),
    moveStep: (id: string, by: -1 | 1) => {
      edit((before) => moveStep(before, id, by), t('undo.move', { name: nameOf(id) }))
      selection.focus(id)
    },
    /** Takes a step to another edge. */
    relocate: (id: string, edge: string) => {
      let after = flow
      edit((before) => (after = relocate(before, { node: id, edge })), t('undo.move', { name: nameOf(id) }))
      const way = after.edges.find((each) => each.id === edge)
      if (way && after !== flow) say(t('move.done', { name: nameOf(id), place: placeWords(flow, flow.edges.find((each) => each.id === edge) ?? way).name }))
      selection.select([id])
      selection.focus(id)
    },
    /** Another way to read it lays it out anew. */
    turn: (direction: FlowDefinition['direction']) => edit((before) => arrange(changeSettings(before, { direction })), t('undo.turn')),
    arrange: () => edit(arrange, t('undo.arrange')),
    change: (id: string, changes: SettingChanges, burst?: string) => edit((before) => changeNode(before, id, changes), t('undo.change', { name: nameOf(id) }), burst === undefined ? null : `${id} ${burst}`),
    setSettings: (id: string, settings: Readonly<Record<string, unknown>>, burst: string) => edit((before) => setSettings(before, id, settings), t('undo.change', { name: nameOf(id) }), `${id} ${burst}`),
    rename: (id: string, key: string) => edit((before) => renameKey(before, id, key), t('undo.rename', { name: nameOf(id) })),
    changeFlow: (changes: SettingChanges, burst?: string) => edit((before) => changeSettings(before, changes), t('undo.settings'), burst === undefined ? null : `flow ${burst}`),
    copied: (ids: readonly string[]): Clipping => copyParts(flow, new Set(ids)),
    paste: (clipping: Clipping) => paste(clipping, t('undo.paste')),
    duplicate: (ids: readonly string[]) => paste(copyParts(flow, new Set(ids)), t('undo.duplicate', { name: namesOf(ids) })),
  }
}

export type FlowEdits = ReturnType<typeof useFlowEdits>

function added(flow: FlowDefinition, made: Fragment, place: InsertPlace): FlowDefinition {
  switch (place.on) {
    case 'edge':
      return insertOnEdge(flow, place.edge, made)
    case 'port':
      return insertBehind(flow, place, made)
    case 'canvas':
      return addSteps(flow, made, place.at)
  }
}
