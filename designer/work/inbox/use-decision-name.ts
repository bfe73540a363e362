import { useTranslation } from 'react-i18next'
import type { OfferedDecision } from './task-words.ts'

/** What a decision is called: by the step's own word where it has one. */
export function useDecisionName(): (offered: OfferedDecision) => string {
  const { t } = useTranslation('inbox')
  return ({ decision, label }) => label ?? t(`decision.${decision}`)
}
