import { useTranslation } from 'react-i18next'
import { type FlowDefinition, type FlowEdge, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { graphOf } from '../../../../schemas/flows/graph/graph.ts'
import { regionsOf } from '../../../../schemas/flows/graph/regions.ts'
import type { NodeWords } from './node-words.ts'

/** A place on a way: what stands before and behind it, and the branch around it where neither says so. */
export interface PlaceWords {
  readonly name: string
  readonly help: string | undefined
}

/** Says where on a way of the flow something stands. */
export function usePlaceWords(words: NodeWords): (flow: FlowDefinition, edge: FlowEdge) => PlaceWords {
  const { t } = useTranslation('design-flows')
  return (flow, { from, port, to }) => {
    const [source, target] = [flow.nodes.find(({ key }) => key === from), flow.nodes.find(({ key }) => key === to)]
    if (!source || !target) return { name: t('part.edge'), help: undefined }
    const way = words.portLabel(source, port)
    const names = { way, from: words.nameAmong(source), to: words.nameAmong(target) }
    const { splits, branches } = regionsOf(graphOf(flow))
    const isSplit = nodeTypeOf(source).does.kind === 'split'
    const name = way === undefined ? t('move.between', names) : isSplit && splits.get(to) === from ? t('move.blank', names) : t('move.onWay', names)
    const around = (branches.get(from) ?? []).at(-1)
    const split = flow.nodes.find(({ key }) => key === around?.split)
    return { name, help: around && split && t('move.within', { way: words.portLabel(split, around.port), from: words.nameAmong(split) }) }
  }
}
