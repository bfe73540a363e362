import 'reactflow/dist/style.css'
import { useComputedColorScheme } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { applyNodeChanges, Background, type Connection, type EdgeChange, type FinalConnectionState, MarkerType, MiniMap, type NodeChange, ReactFlow, type ReactFlowInstance, ReactFlowProvider, useReactFlow } from 'reactflow'
import classes from './canvas.module.css'
import { CanvasEditingProvider, carriedType, type InsertPlace } from './canvas-editing.ts'
import type { LineEdge, TileNode } from './canvas-parts.ts'
import type { FlowCanvasProps } from './canvas-props.ts'
import { CanvasTools } from './CanvasTools.tsx'
import { firstStep, viewOf } from './fitting.ts'
import { type FlowDrawing, grid, tile } from './flow-drawing.ts'
import { FlowLine } from './FlowLine.tsx'
import { MoreSteps } from './MoreSteps.tsx'
import { NodeTile } from './NodeTile.tsx'
import { useCanvasParts } from './use-canvas-parts.ts'
import { useReveal } from './use-reveal.ts'

/** A flow drawn: tiles and edges, to look at or to edit. It only draws and tells; the document is its owner's. */
export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <CanvasEditingProvider value={props.editing ?? null}>
        <Drawing {...props} />
      </CanvasEditingProvider>
    </ReactFlowProvider>
  )
}

const nodeTypes = { tile: NodeTile }
const edgeTypes = { line: FlowLine }
const none: readonly string[] = []
const arrow = { type: MarkerType.ArrowClosed, width: 16, height: 16, color: 'var(--line-strong)' } as const
const lineDefaults = { markerEnd: arrow }
const mapSize = { width: 110, height: 64 }
/** Steps that are all in the page, seen or not. Of more only those are that are seen: the browser sorts each tile and line into its layers anew for each frame of a pan. */
const mostDrawnWhole = 80
const snap: [number, number] = [grid, grid]

function Drawing(props: FlowCanvasProps) {
  const { t } = useTranslation('design-flows')
  const scheme = useComputedColorScheme('light')
  const { flow, label, selected = none, onSelect, editing, tools, beginAt } = props
  const { tiles, lines } = useCanvasParts(props)
  const { host, begin } = useFirstView(flow, selected[0] ?? beginAt)
  const [drawn, setDrawn] = useDrawn(tiles)
  const drawing = useDrawingHands(props)
  useReveal(flow, selected)
  const select = (changes: readonly (NodeChange<TileNode> | EdgeChange<LineEdge>)[]) => {
    const next = selectedAfter(selected, changes)
    if (next) onSelect?.(next)
  }
  const onNodesChange = (changes: NodeChange<TileNode>[]) => {
    select(changes)
    const others = changes.filter(({ type }) => type !== 'select' && type !== 'remove')
    if (others.length > 0) setDrawn((before) => applyNodeChanges(others, [...before]))
  }
  return (
    <div ref={host} className={classes.canvas} onDragOver={drawing.onDragOver} onDrop={drawing.onDrop}>
      <ReactFlow<TileNode, LineEdge>
        aria-label={label}
        colorMode={scheme}
        nodes={[...drawn]}
        edges={[...lines]}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultEdgeOptions={lineDefaults}
        onNodesChange={onNodesChange}
        onEdgesChange={select}
        nodesDraggable={editing !== undefined}
        nodesConnectable={editing !== undefined}
        elementsSelectable={onSelect !== undefined}
        onNodeDragStop={(_, __, moved) => drawing.moved(moved)}
        onSelectionDragStop={(_, moved) => drawing.moved(moved)}
        onConnect={drawing.onConnect}
        onConnectEnd={drawing.onConnectEnd}
        isValidConnection={({ source, target }) => source !== target && flow.nodes.find(({ id }) => id === target)?.type !== 'start'}
        connectionRadius={30}
        snapToGrid
        snapGrid={snap}
        onInit={begin}
        onlyRenderVisibleElements={drawn.length > mostDrawnWhole}
        minZoom={0.1}
        maxZoom={2}
        deleteKeyCode={null}
        disableKeyboardA11y
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'node.a11yDescription.keyboardDisabled': t('canvas.nodeHelp'), 'minimap.ariaLabel': t('canvas.map'), 'edge.a11yDescription.default': t('canvas.edgeHelp') }}
      >
        <Background gap={grid} size={1.2} />
        <MiniMap<TileNode> pannable zoomable className={classes.map ?? ''} style={mapSize} nodeColor={({ data }) => `var(--${data.family})`} />
        <CanvasTools>{tools}</CanvasTools>
        <MoreSteps nodes={flow.nodes} />
      </ReactFlow>
    </div>
  )
}

/** What is selected after some changes; undefined where they are about something else. */
function selectedAfter(selected: readonly string[], changes: readonly (NodeChange<TileNode> | EdgeChange<LineEdge>)[]): readonly string[] | undefined {
  const chosen = changes.flatMap((change) => (change.type === 'select' ? [change] : []))
  if (chosen.length === 0) return undefined
  const off = new Set(chosen.filter((change) => !change.selected).map(({ id }) => id))
  return [...selected.filter((id) => !off.has(id)), ...chosen.flatMap((change) => (change.selected && !selected.includes(change.id) ? [change.id] : []))]
}

/** What is seen when the canvas opens: where one looks, else from the start on. */
function useFirstView(flow: FlowDrawing, lookedAt: string | undefined) {
  const host = useRef<HTMLDivElement>(null)
  return {
    host,
    begin: (canvas: ReactFlowInstance<TileNode, LineEdge>) => {
      if (host.current) void canvas.setViewport(viewOf(flow, host.current.getBoundingClientRect(), firstStep(flow, lookedAt)))
    },
  }
}

/** The tiles as they are carried: until they are let go only the drawing knows. */
function useDrawn(tiles: readonly TileNode[]) {
  const [drawn, setDrawn] = useState(tiles)
  const [given, setGiven] = useState(tiles)
  if (given !== tiles) {
    setGiven(tiles)
    setDrawn(tiles)
  }
  return [given === tiles ? drawn : tiles, setDrawn] as const
}

/** What hands do on the canvas: carry, connect, let go. */
function useDrawingHands({ flow, editing }: FlowCanvasProps) {
  const { screenToFlowPosition } = useReactFlow()
  const placeAt = (event: { clientX: number; clientY: number }) => {
    const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY })
    return { x: snapped(x - tile.width / 2), y: snapped(y - tile.height / 2) }
  }
  return {
    moved: (moved: readonly TileNode[]) => editing?.move(new Map(moved.map(({ id, position }) => [id, { x: Math.round(position.x), y: Math.round(position.y) }]))),
    onConnect: ({ source, sourceHandle, target }: Connection) => editing?.connect({ from: source, port: sourceHandle ?? 'out', to: target }),
    onConnectEnd: (event: MouseEvent | TouchEvent, { fromHandle, toNode }: FinalConnectionState) => {
      if (toNode || fromHandle?.type !== 'source' || !(event instanceof MouseEvent)) return
      editing?.ask({ on: 'port', node: fromHandle.nodeId, port: fromHandle.id ?? 'out', at: placeAt(event) })
    },
    onDragOver: (event: DragEvent) => {
      if (!editing || !event.dataTransfer.types.includes(carriedType)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      showOver(event.currentTarget, lineUnder(event))
    },
    onDrop: (event: DragEvent) => {
      const type = event.dataTransfer.getData(carriedType)
      showOver(event.currentTarget, undefined)
      if (!editing || type === '') return
      event.preventDefault()
      const edge = lineUnder(event)?.dataset['edgePlus']
      const place: InsertPlace = edge !== undefined && flow.edges.some(({ id }) => id === edge) ? { on: 'edge', edge } : { on: 'canvas', at: placeAt(event) }
      editing.drop(type, place)
    },
  }
}

const snapped = (value: number): number => Math.round(value / grid) * grid

/** The "+" of the edge that something is held over. */
function lineUnder({ clientX, clientY, currentTarget }: DragEvent): HTMLElement | undefined {
  return [...currentTarget.querySelectorAll<HTMLElement>('[data-edge-plus]')].find((plus) => {
    const { left, right, top, bottom } = plus.getBoundingClientRect()
    return clientX > left - near && clientX < right + near && clientY > top - near && clientY < bottom + near
  })
}

const near = 24

function showOver(canvas: Element, plus: HTMLElement | undefined): void {
  for (const each of canvas.querySelectorAll('[data-edge-plus][data-over]')) if (each !== plus) each.removeAttribute('data-over')
  plus?.setAttribute('data-over', '')
}
