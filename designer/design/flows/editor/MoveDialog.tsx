import { Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placesFor } from '../../../document/commands/flow/relocate-step.ts'
import { withoutMarks } from '../../../ui/without-marks.ts'
import { ChoiceList } from './ChoiceList.tsx'
import { useFlowBench } from './flow-bench.ts'
import { readingOrder } from './outline-tree.ts'
import { usePlaceWords } from './use-place-words.ts'

interface MoveDialogProps {
  /** Id of the step that is moved; null while none is. */
  node: string | null
  onClose: () => void
}

/** Asks where a step is to stand instead: the ways on which it can, in words, as the flow is read. */
export function MoveDialog({ node, onClose }: MoveDialogProps) {
  const { t } = useTranslation('design-flows')
  const { flow, words } = useFlowBench()
  const step = flow.nodes.find(({ id }) => id === node)
  return (
    <Modal opened={step !== undefined} onClose={onClose} title={step && t('move.title', { name: words.nameOf(step) })} size="sm" closeButtonProps={{ 'aria-label': t('insert.close') }}>
      {step && <PlaceList node={step.id} onClose={onClose} />}
    </Modal>
  )
}

function PlaceList({ node, onClose }: { node: string; onClose: () => void }) {
  const { t } = useTranslation('design-flows')
  const { flow, words, edits } = useFlowBench()
  const placeWords = usePlaceWords(words)
  const [text, setText] = useState('')
  const places = useMemo(() => {
    const order = readingOrder(flow)
    const at = ({ from, to }: { from: string; to: string }) => order.indexOf(from) * order.length + order.indexOf(to)
    return placesFor(flow, node).toSorted((one, other) => at(one) - at(other))
  }, [flow, node])
  const choices = places.map((edge) => ({ value: edge.id, ...placeWords(flow, edge) })).filter(({ name, help = '' }) => withoutMarks(`${name} ${help}`).includes(withoutMarks(text.trim())))
  return (
    <ChoiceList
      label={t('move.places')} find={t('move.find')} text={text} onText={setText} none={t(places.length === 0 ? 'move.nowhere' : 'move.none', { text })} keys={t('move.keys')}
      groups={choices.length > 0 ? [{ key: 'places', label: '', choices }] : []}
      onChoose={(edge) => {
        edits.relocate(node, edge)
        onClose()
      }}
    />
  )
}
