/** The tags that formatted text may have, and the attributes of each. */
export const htmlTags: Readonly<Record<string, readonly string[]>> = {
  p: [], br: [], strong: [], em: [], u: [], s: [], code: [], pre: [], blockquote: [],
  h1: [], h2: [], h3: [], ul: [], ol: ['start'], li: [], hr: [], a: ['href'],
}

/** What an address in formatted text may begin with. */
export const htmlSchemes = ['http', 'https', 'mailto', 'tel'] as const

/** The text of HTML that has been cleaned: what people search for and read in a list. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(?:br|hr|\/p|\/h[1-6]|\/li|\/pre|\/blockquote)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => signs[name] ?? '')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' }

/** Plain text as HTML: a paragraph for each line. */
export const htmlOfText = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</p>`)
    .join('')
