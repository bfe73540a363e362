import { useQuery } from '@tanstack/react-query'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'

type Romanise = (text: string) => string

const ideograph = /\p{Script=Han}/u

/** Latin letters for Chinese characters; the table of readings is only fetched when somebody writes Chinese. */
const loadRomanise = async (): Promise<Romanise> => {
  const { pinyin } = await import('pinyin-pro')
  return (text) => pinyin(text, { toneType: 'none', nonZh: 'consecutive', v: true })
}

/** The romaniser for these texts; undefined while it is on its way. */
export function useRomanise(texts: readonly string[]): Romanise | undefined {
  const isNeeded = texts.some((text) => ideograph.test(text))
  const { data } = useQuery({ queryKey: ['romanise'], queryFn: loadRomanise, enabled: isNeeded, staleTime: Number.POSITIVE_INFINITY })
  return isNeeded ? data : asItIs
}

/** The API name that a label suggests among names that are taken; undefined while Chinese readings are being fetched. */
export function useApiName(label: string, taken: (name: string) => boolean): string | undefined {
  const romanise = useRomanise([label])
  return label.trim() === '' || !romanise ? undefined : apiNameOf(label, taken, romanise)
}

const asItIs: Romanise = (text) => text
