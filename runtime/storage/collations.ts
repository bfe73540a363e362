import type { Language } from '../../schemas/label.ts'

/** Texts are ordered as readers of a language expect; stored text itself compares by code point. */
export const collations: Readonly<Record<Language, string>> = { en: 'en-x-icu', vi: 'vi-x-icu', 'zh-CN': 'zh-x-icu' }
