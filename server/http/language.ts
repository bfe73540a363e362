import type { Language } from '../../schemas/label.ts'

/** The best of our languages by an `Accept-Language` header. */
export function acceptedLanguage(header: string | null): Language {
  if (!header) return 'en'
  const wanted = header
    .slice(0, 200)
    .split(',')
    .map((entry) => {
      const [tag = '', weight] = entry.split(';q=')
      return { language: ours(tag.trim().toLowerCase()), weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return wanted.find(({ language }) => language !== undefined)?.language ?? 'en'
}

function ours(tag: string): Language | undefined {
  const primary = tag.split('-', 1)[0]
  if (primary === 'zh') return 'zh-CN'
  return primary === 'vi' || primary === 'en' ? primary : undefined
}
