import type { Language } from '../../label.ts'
import { phoneInCountry } from '../reading/phone.ts'

/** A stored phone number as people of its country write it, in a workspace of `country`. */
export function shownPhone(stored: string, country: string, language: Language): string {
  const { number, extension } = phoneInCountry(stored, country)
  return extension === undefined ? number : `${number} ${extensionWord[language]} ${extension}`
}

const extensionWord: Readonly<Record<Language, string>> = { en: 'ext.', vi: 'máy lẻ', 'zh-CN': '转' }
