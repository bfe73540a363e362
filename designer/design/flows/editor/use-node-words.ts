import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { useReaderSettings } from '../../../i18n/reader.ts'
import { useLabelText, useWorkspaceLanguages } from '../../draft/label-text.ts'
import type { FlowDrawing } from './flow-drawing.ts'
import { type NodeWords, nodeWords, type Sayings } from './node-words.ts'

/** The words for the steps of a flow in the reader's language. */
export function useNodeWords(flow: FlowDrawing, set: DefinitionSet): NodeWords {
  const say = useSayings()
  return useMemo(() => nodeWords(flow, set, say), [flow, set, say])
}

function useSayings(): Sayings {
  const { t } = useTranslation('design-flows')
  const { language } = useLanguage()
  const { readerZone } = useReaderSettings()
  const [fallback = 'en'] = useWorkspaceLanguages()
  const labelText = useLabelText()
  return useMemo(
    () => ({
      language, fallback, labelText,
      zone: readerZone,
      minutes: (count) => t('span.minutes', { count }),
      hours: (count) => t('span.hours', { count }),
      days: (count) => t('span.days', { count }),
      requester: t('names.requester'),
      failed: t('port.failed'),
      managerOf: (person, level) => t(level === 1 ? 'people.managerOf' : 'people.managerAbove', { person, level }),
      headOf: (person) => t('people.headOf', { person }),
      nearRequester: (people) => t('people.near', { people }),
      matrixOf: (amount) => t('people.matrixOf', { amount }),
      after: (name, before, way) => t(way === undefined ? 'names.after' : 'names.afterWay', { name, before, way }),
      orElse: (people, instead) => t('people.orElse', { people, instead }),
      start: ({ trigger }, object) => t(`start.${trigger.type}`, { object, defaultValue: '' }),
    }),
    [t, language, fallback, labelText, readerZone],
  )
}
