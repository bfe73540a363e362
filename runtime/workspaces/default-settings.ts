import { usualCallLimits } from '../../schemas/call-limits.ts'
import { languages, type Language } from '../../schemas/label.ts'
import type { WorkspaceSettings } from '../../schemas/workspace-settings.ts'

/** The settings that a workspace begins with where its maker has not chosen: those of the maker's language. */
export const defaultSettings = (
  language: Language,
  given: Partial<WorkspaceSettings> & { name: string },
): WorkspaceSettings => ({
  languages: [language, ...languages.filter((each) => each !== language)],
  weekStart: 1,
  fiscalYearStart: 1,
  calls: usualCallLimits,
  ...customs[language],
  ...given,
})

const customs: Readonly<Record<Language, Pick<WorkspaceSettings, 'zone' | 'currency' | 'country'>>> = {
  en: { zone: 'UTC', currency: 'USD', country: 'US' },
  vi: { zone: 'Asia/Ho_Chi_Minh', currency: 'VND', country: 'VN' },
  'zh-CN': { zone: 'Asia/Shanghai', currency: 'CNY', country: 'CN' },
}
