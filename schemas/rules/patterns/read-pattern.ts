import type { Issue } from '../../issue.ts'
import { lowerCase } from '../case.ts'
import { anyOf, anyBut, type CharacterSet, classSets, readClass, withSmallLetters } from './character-set.ts'

/** A pattern as both engines read it, or why it is none. */
type ReadPattern = { readonly shared: string } | { readonly fault: Omit<Issue, 'path'> }

/** Characters that a pattern stands for at most, repetitions written out. */
export const patternLimit = 500

/** Postgres repeats no more often. */
const mostTimes = 255

/**
 * Reads a pattern of RE2 and writes it so that RE2 and the regular expressions of Postgres take the same texts for matches.
 * Fits: characters, `.`, `[...]`, `\d \w \s` and their opposites, `^ $`, groups, `|`, `* + ? {m,n}`. What the engines
 * read differently or one of them lacks is refused. Ignoring case, the result is to be asked of text in small letters.
 */
export function readPattern(pattern: string, ignoringCase = false): ReadPattern {
  const reading: Reading = { ignoringCase, groups: [newGroup()], written: [] }
  for (const [part] of pattern.matchAll(parts)) {
    const fault = readPart(part, reading)
    if (fault) return { fault }
  }
  const { groups, written } = reading
  const [all = newGroup()] = groups
  if (groups.length > 1) return { fault: unknownPart('(', '\\(') }
  if (!all.hasContent) return { fault: unknownPart('|', '\\|') }
  if (all.size > patternLimit) return { fault: tooLarge }
  return { shared: written.join('') }
}

interface Reading {
  readonly ignoringCase: boolean
  /** The groups around the place, outermost first. */
  readonly groups: Group[]
  readonly written: string[]
}

interface Group {
  /** Characters that it stands for. */
  size: number
  /** The same of what a repetition here would repeat; undefined where nothing can be repeated. */
  repeatable: number | undefined
  /** Whether anything stands since the last `|`. */
  hasContent: boolean
}

const newGroup = (): Group => ({ size: 0, repeatable: undefined, hasContent: false })

const parts = /\\.|\[\^?(?:\\.|[^\\[\]])+\]|\(\?P?<\w+>|\(\?.?|\(|[*+?][?+]?|\{\d+(?:,\d*)?\}[?+]?|./gsu

type Fault = Omit<Issue, 'path'> | undefined

function readPart(part: string, reading: Reading): Fault {
  const first = part.charAt(0)
  if (part === '(' || part === '(?:') return open(reading)
  if (first === '(') return unknownPart(part, part.endsWith('>') ? '(' : undefined)
  if (part === ')') return close(reading)
  if (part === '|') return startBranch(reading)
  if (part === '^' || part === '$') return add(reading, part, 'once')
  if (part === '.') return add(reading, anyBut([[10, 10]]))
  if ('*+?'.includes(first) || (first === '{' && part.length > 1)) return repeat(part, reading)
  if (first === '[' && part.length > 1) return addClass(part, reading)
  if (first === '\\') return addEscape(part, reading)
  return '[]{}'.includes(part) ? unknownPart(part, `\\${part}`) : addCharacter(part, reading)
}

function add({ groups, written }: Reading, text: string, times: 'once' | 'often' = 'often'): Fault {
  const group = groups.at(-1) ?? newGroup()
  group.size += 1
  group.repeatable = times === 'often' ? 1 : undefined
  group.hasContent = true
  written.push(text)
  return undefined
}

function addCharacter(character: string, reading: Reading): Fault {
  const letter = reading.ignoringCase ? lowerCase(character) : character
  return add(reading, special.test(letter) ? `\\${letter}` : letter)
}

const special = /[.*+?()[\]{}|^$\\]/

function addEscape(part: string, reading: Reading): Fault {
  const name = part.slice(1)
  const set = classSets[name.toLowerCase()]
  if (set) return add(reading, name === name.toLowerCase() ? anyOf(set) : anyBut(set))
  const control = controls[name]
  if (control) return addCharacter(control, reading)
  return /^[!-/:-@[-`{-~]$/.test(name) ? addCharacter(name, reading) : unknownPart(part, insteadOf[name])
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' }

const insteadOf: Readonly<Record<string, string>> = { A: '^', z: '$', Z: '$' }

function addClass(part: string, reading: Reading): Fault {
  const isNegated = part.startsWith('[^')
  const set = readClass(part.slice(isNegated ? 2 : 1, -1), controls)
  if (!set) return unknownPart(part)
  const whole: CharacterSet = reading.ignoringCase ? withSmallLetters(set) : set
  return add(reading, isNegated ? anyBut(whole) : anyOf(whole))
}

function open({ groups, written }: Reading): Fault {
  groups.push(newGroup())
  written.push('(?:')
  return undefined
}

function close({ groups, written }: Reading): Fault {
  const group = groups.pop()
  const around = groups.at(-1)
  if (!group || !around) return unknownPart(')', '\\)')
  if (!group.hasContent) return unknownPart('()', '\\(\\)')
  around.size += group.size
  around.repeatable = group.size
  around.hasContent = true
  written.push(')')
  return undefined
}

function startBranch({ groups, written }: Reading): Fault {
  const group = groups.at(-1)
  if (!group?.hasContent) return unknownPart('|', '\\|')
  group.hasContent = false
  group.repeatable = undefined
  written.push('|')
  return undefined
}

function repeat(part: string, { groups, written }: Reading): Fault {
  const group = groups.at(-1)
  const [, least = '', most = least] = /^\{(\d+)(?:,(\d*))?\}$/.exec(part) ?? []
  const isLazy = part.length > 1 && /[?+]$/.test(part)
  if (isLazy) return unknownPart(part, part.slice(0, -1))
  if (group?.repeatable === undefined) return unknownPart(part, `\\${part}`)
  const times = Math.max(Number(least), Number(most), 1)
  if (times > mostTimes || (most !== '' && Number(most) < Number(least))) return unknownPart(part)
  group.size += group.repeatable * (times - 1)
  group.repeatable = undefined
  written.push(part)
  return group.size > patternLimit ? tooLarge : undefined
}

const unknownPart = (part: string, suggestion?: string): Omit<Issue, 'path'> =>
  ({ code: 'rule.pattern-unknown', params: suggestion === undefined ? { part } : { part, suggestion } })

const tooLarge: Omit<Issue, 'path'> = { code: 'rule.pattern-too-large', params: { limit: patternLimit } }
