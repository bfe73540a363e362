import { useMemo } from 'react'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { type FlowWords, wordsOfFlow } from '../../../../schemas/flows/words/flow-words.ts'
import { type FlowReader, type Telling, tellingOf } from '../../../../schemas/flows/words/telling.ts'
import { peopleObject } from '../../../../schemas/objects/names.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { useReaderSettings } from '../../../i18n/reader.ts'
import { useRecordTitles } from '../../conditions/record-titles.ts'
import { useWorkspaceLanguages } from '../../draft/label-text.ts'

/** The reader of a flow's words, who knows no people by name. */
export function useFlowReader(): FlowReader {
  const { language } = useLanguage()
  const [fallback] = useWorkspaceLanguages()
  const { readerZone: zone } = useReaderSettings()
  return useMemo(() => ({ language, fallback, zone }), [language, fallback, zone])
}

/** A flow prepared for being told to the reader; people whom it names by id are called by name. */
export function useTelling(flow: FlowDefinition, set: DefinitionSet): Telling {
  const reader = useFlowReader()
  const people = useMemo(() => peopleIn(flow), [flow])
  const titleOf = useRecordTitles(set, people)
  return useMemo(() => tellingOf(flow, set, { ...reader, person: (id) => titleOf(peopleObject, id) }), [flow, set, reader, titleOf])
}

/** The sentences of a flow. */
export function useFlowWords(flow: FlowDefinition, set: DefinitionSet): FlowWords {
  const telling = useTelling(flow, set)
  return useMemo(() => wordsOfFlow(telling), [telling])
}

/** The ids in the settings of steps: of all that flows name by id, only people stand there. */
const peopleIn = ({ nodes }: FlowDefinition): readonly { object: string; id: string }[] =>
  [...new Set(JSON.stringify(nodes.map(({ settings }) => settings)).match(uuids) ?? [])].map((id) => ({ object: peopleObject, id }))

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
