/** So many lists and objects of a JSON text may stand within each other. A rule at its own limit takes 130 of them. */
export const deepestJson = 200

/**
 * Whether a valid JSON text nests deeper than `deepestJson`. Asked before anything walks the value: what calls itself for
 * each level would end in a stack overflow, at a depth that a few kilobytes reach.
 */
export function isJsonTooDeep(text: string): boolean {
  // Each level takes two characters.
  if (text.length <= deepestJson * 2) return false
  let depth = 0
  let isText = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isText) {
      if (code === backslash) at += 1
      else if (code === quote) isText = false
    } else if (code === quote) isText = true
    else if (code === openBracket || code === openBrace) {
      depth += 1
      if (depth > deepestJson) return true
    } else if (code === closeBracket || code === closeBrace) depth -= 1
  }
  return false
}

const quote = 0x22
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
