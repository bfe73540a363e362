import { useCallback } from 'react'
import { type Label, labelIn, type Language, languages } from '../../../schemas/label.ts'
import { useAppIfKnown } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'

/** The languages that labels of this workspace are asked in; the first is the fallback. */
export const useWorkspaceLanguages = (): readonly Language[] => useAppIfKnown()?.settings.languages ?? languages

/** Labels as this reader sees them: in the reader's language, else in the workspace's, else in any. */
export function useLabelText(): (label: Label) => string {
  const { language } = useLanguage()
  const [fallback = 'en'] = useWorkspaceLanguages()
  return useCallback((label) => labelIn(label, language, fallback), [language, fallback])
}
