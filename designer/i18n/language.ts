import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { type Language, languages } from '../../schemas/label.ts'

export { type Language, languageNames, languages } from '../../schemas/label.ts'

const storageKey = 'tessera.language'

/** The language to begin with: the choice made on this device, else the first of the browser's that we have. */
export function firstLanguage(): Language {
  return chosenLanguage() ?? navigator.languages.map(languageOf).find((each) => each !== undefined) ?? 'en'
}

/** The last choice on this device; undefined when there never was one. */
function chosenLanguage(): Language | undefined {
  return languageOf(localStorage.getItem(storageKey) ?? '')
}

/** Our language for a browser's language tag (`zh-Hans-SG` -> `zh-CN`), if there is one. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0]
  return languages.find((each) => each.toLowerCase().split('-')[0] === primary)
}

/** Switches the interface at once and remembers it on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language)
  await i18next.changeLanguage(language)
}

/** Follows the language of the person's profile; this device greets them in it next time. */
export async function followProfile(language: string | undefined): Promise<void> {
  const wanted = languageOf(language ?? '')
  if (wanted && wanted !== i18next.language) await chooseLanguage(wanted)
}

/** The language on screen now; the component renders again when it changes. */
export function useLanguage(): { language: Language } {
  return { language: useSyncExternalStore(subscribe, currentLanguage) }
}

/** The language on screen now, for code outside components. */
export const currentLanguage = (): Language => languageOf(i18next.language ?? '') ?? 'en'

function subscribe(listener: () => void): () => void {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}

export const dayjsLocale = (language: Language): string => (language === 'zh-CN' ? 'zh-cn' : language)
