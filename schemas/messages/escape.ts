/** Where a rendered text goes, which decides how what fills it is escaped. */
export type TextForm = 'plain' | 'html' | 'header'

/** Text as it may stand in a form: HTML without markup of its own, a header on one line without control characters. */
export const escapeFor: Readonly<Record<TextForm, (text: string) => string>> = {
  plain: (text) => text,
  html: (text) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign).replace(/\r\n|\r|\n/g, '<br>\n'),
  header: (text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '),
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
