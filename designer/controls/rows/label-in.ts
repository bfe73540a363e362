import { type Label, labelIn } from '../../../schemas/label.ts'
import { useLanguage } from '../../i18n/language.ts'

/** Labels in the reader's language. */
export function useLabelIn(): (label: Label) => string {
  const { language } = useLanguage()
  return (label) => labelIn(label, language)
}
