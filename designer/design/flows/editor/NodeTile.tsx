import { IconAlertTriangle, IconPlus } from '@tabler/icons-react'
import { createElement, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Handle, type NodeProps, Position } from 'reactflow'
import { portShift, wordShift } from '../../../document/commands/flow/port-places.ts'
import classes from './canvas.module.css'
import { useCanvasEditing } from './canvas-editing.ts'
import { type TileContent, type TileNode, type TilePort } from './canvas-parts.ts'
import { nodeIcons } from './node-icons.ts'

/** A step of a flow: its family and icon, what it is called, and what its settings come to. */
export const NodeTile = memo(function NodeTile({ data }: NodeProps<TileNode>) {
  const { t } = useTranslation('design-flows')
  const { name, summary, family, icon, shape, isEntered, isFaulty, isOnWay, isDown, overlay } = data
  return (
    <div className={classes.tile} data-family={family} data-shape={shape} data-faulty={isFaulty || undefined} data-on-way={isOnWay || undefined} data-node-key={data.key}>
      {isEntered && <Handle type="target" position={isDown ? Position.Top : Position.Left} className={classes.port ?? ''} />}
      <span className={classes.bar}>{createElement(nodeIcons[icon], { size: 20, stroke: 1.7, 'aria-hidden': true })}</span>
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        {summary !== '' && <span className={classes.summary}>{summary}</span>}
      </span>
      {isFaulty && <IconAlertTriangle size={16} className={classes.fault} role="img" aria-label={t('canvas.faulty')} />}
      <Ports content={data} />
      {overlay !== undefined && <span className={classes.overlay}>{overlay}</span>}
    </div>
  )
})

/** The ways out, evenly spread; one that leads nowhere yet offers to go on. */
function Ports({ content: { id, ports, failed, isDown } }: { content: TileContent }) {
  return (
    <>
      {ports.map((port, at) => {
        const share = `calc(50% + ${portShift(at, ports.length, isDown)}px)`
        return (
          <span key={port.key}>
            <Handle id={port.key} type="source" position={isDown ? Position.Bottom : Position.Right} className={classes.port ?? ''} style={isDown ? { left: share } : { top: share }} title={port.label} />
            {!port.isConnected && <OpenPort node={id} port={port} share={`calc(50% + ${wordShift(at, ports.length, isDown)}px)`} isDown={isDown} />}
          </span>
        )
      })}
      {failed && <Handle id={failed.key} type="source" position={isDown ? Position.Right : Position.Bottom} className={`${classes.port ?? ''} ${classes.failing ?? ''}`} title={failed.label} />}
    </>
  )
}

function OpenPort({ node, port, share, isDown }: { node: string; port: TilePort; share: string; isDown: boolean }) {
  const { t } = useTranslation('design-flows')
  const editing = useCanvasEditing()
  if (!editing) return null
  const label = port.label === undefined ? t('canvas.addNext') : t('canvas.addBehind', { label: port.label })
  return (
    <span className={`${classes.open} nodrag`} data-down={isDown || undefined} style={isDown ? { left: share } : { top: share }}>
      {port.label !== undefined && <span className={classes.openLabel}>{port.label}</span>}
      <button type="button" tabIndex={-1} className={classes.plus} aria-label={label} title={label} onClick={() => editing.ask({ on: 'port', node, port: port.key })}>
        <IconPlus size={14} aria-hidden />
      </button>
    </span>
  )
}
