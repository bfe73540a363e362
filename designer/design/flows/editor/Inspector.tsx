import { Text, Title } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { holdPressed } from '../../../ui/hold-pressed.ts'
import { useFlowBench } from './flow-bench.ts'
import { FlowSettings } from './FlowSettings.tsx'
import classes from './inspector.module.css'
import { NodeInspector } from './NodeInspector.tsx'
import { PartTools } from './PartTools.tsx'
import { StepIcon } from './Palette.tsx'
import { StartInspector } from './StartInspector.tsx'
import { WayInspector } from './WayInspector.tsx'

/** The settings of what is selected: a step, the start, a way; of the flow itself where nothing is. */
export function Inspector() {
  const { t } = useTranslation('design-flows')
  const { flow, words, selection } = useFlowBench()
  const node = flow.nodes.find(({ id }) => id === selection.one)
  const edge = flow.edges.find(({ id }) => id === selection.one)
  const top = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Another part is read from its beginning.
    const panel = top.current?.closest('section')
    if (panel) panel.scrollTop = 0
  }, [selection.one])
  return (
    <div ref={top} className={classes.inspector} data-inspector data-of={selection.one ?? ''} onPointerDownCapture={holdPressed}>
      {node && (
        <header className={classes.head}>
          <StepIcon type={nodeTypeOf(node)} />
          <Title order={2} size="h4" className={classes.title ?? ''}>
            {words.nameOf(node)}
          </Title>
          {node.type !== 'start' && <PartTools ids={[node.id]} />}
        </header>
      )}
      {node && (node.type === 'start' ? <StartInspector key={node.id} node={node} /> : <NodeInspector key={node.id} node={node} />)}
      {edge && <WayInspector key={edge.id} edge={edge} />}
      {selection.ids.length > 1 && (
        <header className={classes.head}>
          <Text fw={550} className={classes.title ?? ''}>
            {t('part.several', { count: selection.ids.length })}
          </Text>
          <PartTools ids={selection.ids} />
        </header>
      )}
      {selection.ids.length === 0 && <FlowSettings />}
    </div>
  )
}
