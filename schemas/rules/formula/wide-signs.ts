/**
 * The text with the signs of Chinese and typographic keyboards as ASCII: `（` as `(`, `＞` as `>`, `“` as `"`, `１` as `1`.
 * Each sign takes one UTF-16 unit before and after, so places in the one are places in the other.
 */
export const narrowed = (text: string): string =>
  text.replace(wide, (sign) => others[sign] ?? String.fromCharCode(sign.charCodeAt(0) - distance))

const wide = /[\uff01-\uff5e\u3000“”‘’、【】]/g

// Unicode repeats the printable part of ASCII, in its order, as full-width forms.
const distance = 0xff01 - 0x21

const others: Readonly<Record<string, string>> = {
  '\u3000': ' ', '“': '"', '”': '"', '‘': "'", '’': "'", '、': ',', '【': '[', '】': ']',
}
