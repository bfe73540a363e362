import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { RuleSetting } from '../../conditions/rule-setting.ts'
import type { FlowDrawing } from './flow-drawing.ts'
import { flowSetting } from './flow-setting.ts'

/** What conditions and formulas of a flow can read, in the reader's words. */
export function useFlowSetting(flow: FlowDrawing, set: DefinitionSet): RuleSetting {
  const { t } = useTranslation('design-flows')
  return useMemo(
    () =>
      flowSetting(flow, set, {
        requester: t('names.requester'),
        before: t('names.before'),
        variables: t('names.variables'),
        steps: t('names.steps'),
        batch: t('names.batch'),
        batchOf: (name) => t(`batch.${name}`),
        given: (name) => t(`given.${name}`, { defaultValue: name }),
      }),
    [flow, set, t],
  )
}
