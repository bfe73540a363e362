import type { Label, Language } from '../../../schemas/label.ts'

/**
 * Writes a label in one language. A label that was one text for all languages keeps that text as the one of
 * `fallback`, which the other languages show. Blank text takes the language away; undefined when none is left.
 */
export function setLabel(label: Label | undefined, { language, fallback, text }: { language: Language; fallback: Language; text: string }): Label | undefined {
  const before = typeof label === 'string' ? { [fallback]: label } : { ...label }
  if (before[language] === text) return label
  const { [language]: _, ...others } = before
  const after = text.trim() === '' ? others : { ...before, [language]: text }
  return Object.keys(after).length === 0 ? undefined : after
}

/** The languages in which a label says nothing of its own. */
export const missingLanguages = (label: Label | undefined, languages: readonly Language[]): readonly Language[] =>
  typeof label === 'string' ? [] : languages.filter((language) => label?.[language] === undefined)

/** What a label says in one language and no other; blank when it says nothing there. */
export const ownText = (label: Label | undefined, language: Language): string =>
  label === undefined ? '' : typeof label === 'string' ? label : (label[language] ?? '')
