import type { Random } from './random.ts'

/** A random pattern out of the part of RE2 that rules take, of the letters that random texts are made of. */
export function randomPattern(random: Random, depth = 3): string {
  const branches = Array.from({ length: random.onceIn(4) ? 2 : 1 }, () => branch(random, depth))
  return branches.join('|')
}

/** Parts of patterns put together without any order: most are refused, and what is not must be read alike. */
export const randomParts = (random: Random): string => Array.from({ length: 1 + random.below(7) }, () => random.pick(soup)).join('')

export const patternTexts: readonly string[] = [
  'a', 'A', 'aa', 'ab', 'aB', 'abc', 'ba', 'b', 'Ab', 'bab', 'aabb', 'aaab', 'a\nb', 'a\n', '\na', '\n', '\n\n', ' ', '\t', '\u000b', '\u00a0', 'a b', 'z', 'Z', '0', '12', '-', '_', '^', '$', '.', '\\', '[a]', ']', '{2}', 'a{2}',
  '()', 'a|b', 'a-b', 'đ', 'Đ', 'Đà Nẵng', 'é', 'É', 'e\u0301', 'ß', 'ẞ', 'İ', 'ı', 'i', 'I', 'K', 'k', 'σ', 'ς', 'Σ', 'ſ', 's', '😀', 'a😀b', '𐐀', '𐐨', '北', '\ue000', '\uffff', '١', '1', 'z'.repeat(40),
]

const atoms = ['a', 'b', 'A', 'B', 'z', '.', '.', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S', '\\.', '\\\\', '\\-', '\\n', '\\$', '-', ' ', 'đ', 'Đ', 'é', 'Σ', 'ς', 'K', 'İ', 'ı', '😀', '𐐀', '北', '\n']

const classes = [
  '[ab]', '[^a]', '[a-z]', '[A-Z]', '[^A-Z]', '[A-z]', '[0-9_]', '[\\d\\s]', '[^\\w]', '[a-]', '[-a]', '[\\]\\[]', '[a^]', '[\\^a]', '[^^]', '[đĐ]', '[À-ỹ]', '[^À-ỹ]', '[Α-Ω]', '[\\n-a]', '[^\\n]', '[!-\u{10ffff}]', '[^\u00ff-\uffff]',
  '[😀-🙏]', '[𐐀-𐐧]', '[.*+]', '[$]', '[\\\\]', '[--a]', '[|(){}]', '[ẞß]', '[I]', '[^i]', '[K]',
]

const quantifiers = ['*', '+', '?', '{2}', '{0}', '{1,}', '{0,2}', '{2,3}', '{12}']

const soup = [
  ...atoms, ...quantifiers, ...'()|[]{}^$*+?-,:<>=!\\#&~/"\''.split(''), '(?:', '(?i)', '(?', '\\b', '\\y', '\\m', '\\1', '\\A', '\\z', '\\Z', '\\p{L}', '\\Q', '\\E', '\\x41', '\\u0041', '\\v', '\\a', '\\e', '\\cA', '\\0', '[:alpha:]', '[[:alpha:]]',
  '[.a.]', '[=a=]', '[[:<:]]', '***:', '***=', '(?#x)', '(?=a)', '(?<n>', '(?P<n>', '[^', '[a', '[\\', '\\', '{,2}', '{2,1}', '{300}', '*?', '+?', '++', '[a-b-c]', '[b-a]', '[\\d-z]', '[a&&b]', '[]', '[^]', '[]a]', '()', '||',
]

function branch(random: Random, depth: number): string {
  const pieces = Array.from({ length: 1 + random.below(3) }, () => piece(random, depth))
  return `${random.onceIn(4) ? '^' : ''}${pieces.join('')}${random.onceIn(4) ? '$' : ''}`
}

function piece(random: Random, depth: number): string {
  const inner = depth > 0 && random.onceIn(3) ? `${random.pick(['(', '(?:'])}${randomPattern(random, depth - 1)})` : random.pick(random.onceIn(2) ? atoms : classes)
  return random.onceIn(3) ? inner + random.pick(quantifiers) : inner
}
