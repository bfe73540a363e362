import { createRequire } from 'node:module'

/** How Chinese characters are read, in Latin letters without tones, one reading a character. */
type Readings = (text: string, options: { toneType: 'none'; type: 'array'; v: true; nonZh: 'removed'; surname: 'head' | 'off' }) => string[]

const ideographs = /\p{Script=Han}/u

/** Names and titles are searched by their sound; pages of text are not. */
const longestRead = 120

/**
 * What a Chinese text is typed as by its sound: whole (`kehumingcheng` for 客户名称) and by initials (`khmc`). Nothing
 * for texts without Chinese characters. `surname` reads the first character as a family name (单 is Shan there, not Dan).
 */
export function chineseReadings(text: string, surname: 'head' | 'off' = 'off'): readonly string[] {
  if (text.length > longestRead || !ideographs.test(text)) return []
  const readings = read()(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed', surname })
  return [readings.join(''), readings.map((each) => each.charAt(0)).join('')]
}

let loaded: Readings | undefined

// The table of readings takes 10 MB and 160 ms: loaded with the first Chinese text, for most workspaces have none.
function read(): Readings {
  // The package's own types overload by options; this is the form that these options have.
  loaded ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: Readings }).pinyin
  return loaded
}
