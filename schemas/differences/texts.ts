import type { Language } from '../label.ts'
import en from './texts/en.json' with { type: 'json' }
import vi from './texts/vi.json' with { type: 'json' }
import chinese from './texts/zh-CN.json' with { type: 'json' }

type TextTable = Readonly<Record<string, string>>

/** The words of one language for what definitions say. */
interface DefinitionTexts {
  /** What settings are called, by kind or part and the keys that lead to them: `rule.refuseWhen`. `*` is any kind, and any free name. */
  readonly properties: TextTable
  /** What the choices of a setting are called: `rule.enforce.always`. */
  readonly values: TextTable
  /** What it means that nothing is said: `view.where`; `*` for all others. */
  readonly none: TextTable
  readonly fieldTypes: TextTable
  readonly words: TextTable
}

export const definitionTexts: Readonly<Record<Language, DefinitionTexts>> = { en, vi, 'zh-CN': chinese }

/** The text of a setting or of one of its choices, and the free name that it speaks of as `{0}`. */
export interface SettingText {
  readonly text: string
  /** Which of the steps is the free name. */
  readonly free: number
}

/** The closest text of a setting, or of one of its choices; undefined where there is none. */
export function textOfSetting(table: TextTable, { noun, steps }: { noun: string; steps: readonly string[] }, choice?: string): SettingText | undefined {
  const last = choice === undefined ? [] : [choice]
  for (const written of [noun, '*'].flatMap((first) => writings(steps).map((rest) => [first, ...rest]))) {
    const text = table[[...written, ...last].join('.')]
    if (text !== undefined) return { text, free: written.indexOf('*', 1) - 1 }
  }
  return undefined
}

/** The steps as they are, and with free names as `*`. */
function writings(steps: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = steps
  if (first === undefined) return [[]]
  const after = writings(rest)
  return [...after.map((each) => [first, ...each]), ...after.map((each) => ['*', ...each])]
}

/** What is said of a change after which a setting reads as before: names in it have changed. */
export const saysTheSame = (setting: string, language: Language): string => (definitionTexts[language].words['same'] ?? '{0}').replace('{0}', () => setting)
