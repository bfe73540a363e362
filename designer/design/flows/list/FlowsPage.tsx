import { IconBinaryTree } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isActiveFlow } from '../../../../schemas/flows/flow.ts'
import { startObjectOf } from '../../../../schemas/flows/trigger.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { useDraftSet } from '../../draft/draft-queries.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { type ListedDefinition, useListedDefinitions } from '../../draft/listed-definitions.ts'
import { useObjectOfList } from '../../lists/by-object.ts'
import { DefinitionsPage } from '../../lists/DefinitionsPage.tsx'
import { useListFilters } from '../../lists/use-list-filters.tsx'
import { NewFlowDialog } from '../new/NewFlowDialog.tsx'
import { useFlowColumns } from './flow-columns.ts'

/** All flows of the draft: by object, switched on or off, by name. */
export function FlowsPage() {
  const { t } = useTranslation('design-flow-list')
  const list = useListedDefinitions('flow')
  const columns = useFlowColumns()
  const [object, setObject] = useObjectOfList()
  const { set } = useDraftSet()
  const byObject = useFlowsByObject(list.definitions, object)
  const isOn = (name: string) => {
    const flow = set.get('flow', name)
    return flow !== undefined && isActiveFlow(flow)
  }
  const { shown, filters } = useListFilters({ words: { find: t('find'), object: t('filter') }, byObject, object, onObject: setObject, isOn })
  return (
    <DefinitionsPage
      kind="flow"
      title={t('title')}
      description={t('description')}
      list={list}
      columns={columns}
      rows={shown}
      filters={list.definitions.length > 0 && filters}
      noneFound={t('noneFound')}
      empty={{ icon: IconBinaryTree, title: t('empty.title'), text: t('empty.text') }}
      newLabel={t('new')}
      newDialog={(dialog) => <NewFlowDialog {...dialog} object={object} />}
    />
  )
}

/** The flows about one object, and the objects that have any; flows about none come last. */
function useFlowsByObject(definitions: readonly ListedDefinition[], object: string | null) {
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const { compare } = useFormat()
  return useMemo(() => {
    const about = (name: string) => {
      const flow = set.get('flow', name)
      return flow && startObjectOf(flow.trigger)
    }
    const labelOf = (name: string) => labelText(set.get('object', name)?.label ?? name)
    const names = [...new Set(definitions.flatMap(({ name }) => about(name) ?? []))]
    return {
      rows: definitions.filter(({ name }) => object === null || about(name) === object),
      objects: names.map((name) => ({ value: name, label: labelOf(name) })).toSorted((a, b) => compare(a.label, b.label)),
    }
  }, [definitions, object, set, labelText, compare])
}
