import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { useFlowBench } from './flow-bench.ts'
import classes from './outline.module.css'
import { type OutlineEnd, type OutlineLine, outlineOf, type OutlineWay } from './outline-tree.ts'
import { StepIcon } from './Palette.tsx'
import { useStepKeys } from './use-step-keys.ts'

/** The flow as a list that is read from top to bottom, with all that the canvas can do. */
export function Outline() {
  const { t } = useTranslation('design-flows')
  const { flow } = useFlowBench()
  const { lines, loose } = useMemo(() => outlineOf(flow), [flow])
  const onKeyDown = useStepKeys('outline')
  return (
    // Keys of the rows within: the list itself is no control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.outline} onKeyDown={onKeyDown}>
      <Lines lines={lines} name={t('outline.steps')} />
      {loose.length > 0 && (
        <>
          <h2 className={classes.loose}>{t('outline.loose')}</h2>
          {loose.map((each) => (
            <Lines key={each[0]?.node.id} lines={each} name={t('outline.loose')} />
          ))}
        </>
      )}
    </div>
  )
}

function Lines({ lines, name }: { lines: readonly OutlineLine[]; name: string }) {
  return (
    <ol className={classes.list} aria-label={name}>
      {lines.map((line) => (
        <li key={`${line.kind} ${line.node.id}`}>{line.kind === 'goes' ? <Goes node={line.node} /> : <Step line={line} />}</li>
      ))}
    </ol>
  )
}

function Step({ line: { node, ways, onward } }: { line: Extract<OutlineLine, { kind: 'step' }> }) {
  return (
    <>
      <Row node={node} />
      {ways.length > 0 && (
        <ul className={classes.ways}>
          {ways.map((way) => (
            <Way key={way.port} node={node} way={way} />
          ))}
        </ul>
      )}
      {onward && <Plus node={node} end={onward} />}
    </>
  )
}

function Way({ node, way }: { node: FlowNode; way: OutlineWay }) {
  const { t } = useTranslation('design-flows')
  const { words } = useFlowBench()
  const label = words.portLabel(node, way.port) ?? t('ways.next')
  return (
    <li className={classes.way}>
      <span className={classes.wayName}>
        {label}
        {way.lines.length === 0 && <span className={classes.note}> · {t(way.edge === undefined ? 'outline.open' : 'outline.below')}</span>}
      </span>
      <Plus node={node} end={way} />
      {way.lines.length > 0 && <Lines lines={way.lines} name={label} />}
    </li>
  )
}

function Row({ node }: { node: FlowNode }) {
  const { t } = useTranslation('design-flows')
  const { flow, words, selection, faulty } = useFlowBench()
  const isSelected = selection.ids.includes(node.id)
  const summary = words.summaryOf(node)
  // One stop for Tab: what is selected, else the first.
  const isStop = isSelected || (node === flow.nodes[0] && selection.ids.length === 0)
  return (
    <UnstyledButton
      className={classes.row}
      data-part={node.id}
      data-selected={isSelected || undefined}
      aria-current={isSelected || undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={(event) => (event.shiftKey || event.ctrlKey || event.metaKey ? selection.select([...new Set([...selection.ids, node.id])]) : selection.open(node.id))}
    >
      <StepIcon type={nodeTypeOf(node)} />
      <span className={classes.name}>{words.nameOf(node)}</span>
      {summary !== '' && <span className={classes.summary}>{summary}</span>}
      {faulty.has(node.id) && <IconAlertTriangle size={15} className={classes.fault} role="img" aria-label={t('canvas.faulty')} />}
    </UnstyledButton>
  )
}

/** The way goes on at a step that stands elsewhere. */
function Goes({ node }: { node: FlowNode }) {
  const { t } = useTranslation('design-flows')
  const { words, selection } = useFlowBench()
  return (
    <UnstyledButton className={classes.goes} tabIndex={-1} onClick={() => selection.open(node.id)}>
      <IconArrowRight size={14} aria-hidden />
      {t('outline.goesTo', { name: words.nameAmong(node) })}
    </UnstyledButton>
  )
}

function Plus({ node, end }: { node: FlowNode; end: OutlineEnd }) {
  const { t } = useTranslation('design-flows')
  const { words, ask } = useFlowBench()
  const label = t('canvas.addBehind', { label: words.portLabel(node, end.port) ?? words.nameOf(node) })
  return (
    <button type="button" className={classes.plus} tabIndex={-1} aria-label={label} title={label} onClick={() => ask(end.edge === undefined ? { on: 'port', node: node.id, port: end.port } : { on: 'edge', edge: end.edge })}>
      <IconPlus size={13} aria-hidden />
    </button>
  )
}
