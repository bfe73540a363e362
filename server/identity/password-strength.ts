import { HttpRefusal } from '../http-refusal.ts'

/** Characters of a password. */
export const passwordLength = { least: 12, most: 128 }

/** Below 3 of 4 a password falls to somebody who got hold of the hashes. */
const leastScore = 3

/**
 * Refuses `weak-password` for a password that is short or easy to guess. `about` are words that somebody who knows
 * the person would try: names, addresses, the workspace.
 */
export async function checkPassword(password: string, about: readonly (string | null | undefined)[]): Promise<void> {
  const { least, most } = passwordLength
  if (password.length < least) throw weak('password.too-short', { least })
  if (password.length > most) throw weak('password.too-long', { most })
  if ((await scoreOf(password, about.flatMap(wordsOf))) < leastScore) throw weak('password.easy-to-guess')
}

const weak = (code: string, params?: Record<string, unknown>) =>
  new HttpRefusal('weak-password', { issues: [{ code, path: '/password', ...(params && { params }) }] })

/** The words of a text and all of it in one, as written and without marks: `Nguyễn Văn An` is typed `nguyenvanan`. */
const wordsOf = (text: string | null | undefined): string[] =>
  text
    ? [text, withoutMarks(text)]
        .flatMap((each) => [each, each.replace(separators, ''), ...each.split(separators)])
        .filter((word) => word.length > 2)
    : []

const separators = /[\s@._-]+/g

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd')

/** Words that people here put into passwords, in none of the library's own lists. */
const localWords = [
  'tessera',
  'matkhau',
  'anhyeuem',
  'emyeuanh',
  'vietnam',
  'hanoi',
  'saigon',
  'woaini',
  'mima',
  'zhongguo',
  'beijing',
  'shanghai',
]

async function scoreOf(password: string, words: readonly string[]): Promise<number> {
  judge ??= loadJudge()
  const { score } = (await judge).check(password, [...localWords, ...words])
  return score
}

// Loaded when somebody first chooses a password: the lists cost memory that most days nobody needs.
let judge: ReturnType<typeof loadJudge> | undefined

async function loadJudge() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}
