/** Text as it is stored and compared: NFC. */
export const composed = (text: string): string => (mayNeedComposing.test(text) ? text.normalize('NFC') : text)

// Latin, Vietnamese, common punctuation and Chinese are composed whatever stands around them; the rest is looked at.
// oxlint-disable-next-line no-control-regex -- the ranges begin with ASCII.
const mayNeedComposing = /[^\0-\u02ff\u1e00-\u1eff\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff00-\uffef]/

/** Whether Postgres can hold the text: no NUL and no lone half of a surrogate pair. */
export const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** The text with signs in the place of what Postgres cannot hold. */
export const storableText = (text: string): string => (isStorableText(text) ? text : text.toWellFormed().replaceAll('\0', '\ufffd'))

/** Negative, zero or positive in the order of code points, as `COLLATE "C"` sorts UTF-8. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

// UTF-16 puts halves of astral characters before U+E000..U+FFFF; as code points they come after.
const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit)

/** Length in code points. */
export function lengthOf(text: string): number {
  if (!astral.test(text)) return text.length
  let pairs = 0
  for (let index = 0; index < text.length; index += 1) if ((text.charCodeAt(index) & 0xfc00) === 0xdc00) pairs += 1
  return text.length - pairs
}

export const astral = /[\ud800-\udfff]/

/** What `trim` takes off both ends: the white space and line ends of ECMAScript, one set for all engines. */
export const whiteSpace =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'
