/** The power of ten that a word after a number stands for (`tr` -> 6); undefined when it is no such word. */
export const magnitudeOf = (word: string): number | undefined => powers.get(word) ?? powers.get(word.toLowerCase())

// Left out: "T", a thousand billion in English and a billion to Vietnamese programs; "m", "b" and "w", which are
// metres, bits and watts as often as sizes.
const powers = new Map<string, number>([
  ...words(2, '百'),
  ...words(3, 'k', 'nghìn', 'nghin', 'ngàn', 'ngan', 'thousand', '千'),
  ...words(4, '万', '萬'),
  ...words(6, 'tr', 'triệu', 'trieu', 'M', 'mn', 'mln', 'million', '百万'),
  ...words(7, '千万'),
  ...words(8, '亿', '億'),
  ...words(9, 'tỷ', 'tỉ', 'ty', 'B', 'bn', 'billion', '十亿'),
  ...words(12, 'nghìn tỷ', 'nghin ty', 'ngàn tỷ', 'trillion', '万亿'),
])

function words(power: number, ...spellings: readonly string[]): [string, number][] {
  return spellings.map((word) => [word, power])
}
