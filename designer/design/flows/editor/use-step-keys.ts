import { type KeyboardEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowNode } from '../../../../schemas/flows/flow.ts'
import { whenComposed } from '../../../ui/composition.ts'
import { focusFirst } from '../../../controls/focus-first.ts'
import { useKeysOfPage } from '../../../ui/named-shortcuts.ts'
import { readPreference } from '../../../ui/preference.ts'
import { useFlowBench } from './flow-bench.ts'
import { grid } from './flow-drawing.ts'
import { type Direction, nextNode } from './next-node.ts'
import { useClipboard } from './use-clipboard.ts'
import { placeOfNext } from './use-place-of-next.ts'

const directions: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

const steps: Readonly<Record<Direction, { x: number; y: number }>> = { left: { x: -grid, y: 0 }, right: { x: grid, y: 0 }, up: { x: 0, y: -grid }, down: { x: 0, y: grid } }

/**
 * The keys of the steps of a flow. On the canvas arrows go to the step that lies there, with Alt they move the tile; in the
 * outline they go from row to row and move the step along its way. All else is the same in both.
 */
export function useStepKeys(on: 'canvas' | 'outline'): (event: KeyboardEvent<HTMLElement>) => void {
  const { flow, selection, edits, ask, askMove } = useFlowBench()
  const clipboard = useClipboard()
  useKeysOnMap()
  const node = flow.nodes.find(({ id }) => id === selection.one)
  const go = (id: string, isAdding: boolean) => {
    selection.select(isAdding ? [...new Set([...selection.ids, id])] : [id])
    selection.focus(id)
  }
  const arrow = (event: KeyboardEvent<HTMLElement>, direction: Direction) => {
    if (event.altKey) return on === 'canvas' ? edits.move(carried(flow.nodes, selection.ids, steps[direction])) : node && edits.moveStep(node.id, direction === 'up' || direction === 'left' ? -1 : 1)
    if (on === 'outline') return goToRow(event.currentTarget, direction, (id) => go(id, event.shiftKey))
    const from = flow.nodes.find(({ id }) => id === selection.ids.at(-1)) ?? flow.nodes[0]
    const next = from && nextNode(flow, from, direction)
    if (next) go(next.id, event.shiftKey)
  }
  const isMod = (event: KeyboardEvent) => event.ctrlKey || event.metaKey
  const pressed = (event: KeyboardEvent<HTMLElement>): (() => void) | undefined => {
    // Tab comes to the first step without selecting it.
    const here = selection.ids.length > 0 ? selection.one : stepAt(event.target)
    const insert = () => ask(placeOfNext(flow, here))
    const within = (part: string) => () => {
      if (here !== undefined) selection.open(here)
      focusWithin(part, here)
    }
    const direction = directions[event.key]
    if (direction && !isMod(event)) return () => arrow(event, direction)
    if (isMod(event)) return modded(event)
    if (event.key === 'Delete' || event.key === 'Backspace') return () => edits.remove(selection.ids.length > 0 || here === undefined ? selection.ids : [here])
    if (event.key === 'Insert') return insert
    if (singleKeys(event.key)) return event.key === 'c' ? within('[data-ways]') : event.key === 'm' ? () => here !== undefined && askMove(here) : insert
    if (event.key === 'Enter') return within('[data-inspector]')
    if (event.key === 'Escape') return () => selection.select([])
    return undefined
  }
  const modded = (event: KeyboardEvent<HTMLElement>): (() => void) | undefined => {
    switch (event.key.toLowerCase()) {
      case 'a':
        return () => selection.select(flow.nodes.map(({ id }) => id))
      case 'd':
        return () => edits.duplicate(selection.ids)
      case 'c':
      case 'x':
        return () => void clipboard.copy(event.key.toLowerCase() === 'x')
      case 'v':
        return () => void clipboard.paste()
      default:
        return undefined
    }
  }
  return whenComposed((event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    if (target instanceof HTMLElement && (target.closest('input, textarea, select, [contenteditable="true"]') || (target.closest('button') && !target.dataset['part']))) return
    const act = pressed(event)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  })
}

/** Keys of one letter are silent for whoever has switched them off. */
const singleKeys = (key: string): boolean => ['i', '+', 'c', 'm'].includes(key) && readPreference('singleKeys', true)

const carried = (nodes: readonly FlowNode[], ids: readonly string[], { x, y }: { x: number; y: number }) =>
  new Map(nodes.filter(({ id }) => ids.includes(id)).map(({ id, position }) => [id, { x: position.x + x, y: position.y + y }]))

function goToRow(from: HTMLElement, direction: Direction, go: (id: string) => void): void {
  const rows = [...from.querySelectorAll<HTMLElement>('[data-part]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = rows[at + (direction === 'up' || direction === 'left' ? -1 : 1)]?.dataset['part']
  if (next !== undefined) go(next)
}

/** The settings of a step that has just been selected are drawn a moment later; those before them go away with the keyboard. */
function focusWithin(part: string, of = '', until = performance.now() + 3000): void {
  const inspector = document.querySelector<HTMLElement>('[data-inspector]')
  if (inspector?.dataset['of'] !== of) {
    if (performance.now() < until) requestAnimationFrame(() => focusWithin(part, of, until))
    return
  }
  const settings = document.querySelector<HTMLElement>(part)
  if (settings) focusFirst(settings)
}

/** The step that has the keyboard. */
function stepAt(target: EventTarget): string | undefined {
  const step = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-part], .react-flow__node') : null
  return step?.dataset['part'] ?? step?.dataset['id']
}

/** The same keys on the map of keys; they are pressed on a step. */
function useKeysOnMap(): void {
  const { t } = useTranslation('design-flows')
  const named = useMemo(
    () => [
      { keys: 'arrowdown', says: t('keys.arrows') },
      { keys: 'shift+arrowdown', says: t('keys.select') },
      { keys: 'alt+arrowdown', says: t('keys.move') },
      { keys: 'i', says: t('keys.insert') },
      { keys: 'c', says: t('keys.connect') },
      { keys: 'm', says: t('keys.elsewhere') },
      { keys: 'enter', says: t('keys.settings') },
      { keys: 'delete', says: t('keys.remove') },
      { keys: 'mod+d', says: t('keys.duplicate') },
      { keys: 'mod+c', says: t('keys.copy') },
      { keys: 'mod+v', says: t('keys.paste') },
      { keys: 'mod+a', says: t('keys.all') },
      { keys: 'mod+z', says: t('keys.undo') },
    ],
    [t],
  )
  useKeysOfPage(named)
}
