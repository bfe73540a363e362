import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { startObjectOf } from '../../../../schemas/flows/trigger.ts'
import { tellingOf } from '../../../../schemas/flows/words/telling.ts'
import { triggerWords } from '../../../../schemas/flows/words/trigger-words.ts'
import { useDraftSet } from '../../draft/draft-queries.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { type DefinitionColumn, useDefinitionColumns } from '../../lists/definition-columns.tsx'
import { useFlowReader } from '../words/use-flow-words.ts'

/** What the list of flows shows of each. */
export function useFlowColumns(): readonly DefinitionColumn[] {
  const { t } = useTranslation('design-flow-list')
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const reader = useFlowReader()
  const own = useMemo(() => {
    const of = (name: string) => set.get('flow', name)
    const object = (name: string) => {
      const flow = of(name)
      const about = flow && startObjectOf(flow.trigger)
      return about === undefined ? '' : labelText(set.get('object', about)?.label ?? about)
    }
    const starts = (name: string) => {
      const flow = of(name)
      return flow && triggerWords(tellingOf(flow, set, reader))
    }
    return [
      { id: 'object', header: t('column.object'), width: 140, cell: ({ name }) => object(name) },
      { id: 'starts', header: t('column.starts'), width: 300, cell: ({ name }) => starts(name) },
      { id: 'state', header: t('column.state'), width: 80, cell: ({ name }) => t(of(name)?.active === false ? 'state.off' : 'state.on') },
    ] satisfies DefinitionColumn[]
  }, [t, set, labelText, reader])
  return useDefinitionColumns('flow', t('column.flow'), own)
}
