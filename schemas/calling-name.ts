import type { Language } from './label.ts'

/** What a greeting calls somebody: in Vietnamese the last word, which is the given name; the name as it stands elsewhere. */
export const callingName = (name: string, language: Language): string =>
  language === 'vi' ? (name.trim().split(/\s+/).at(-1) ?? name) : name
