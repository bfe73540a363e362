import createPurify from 'dompurify'
import { htmlSchemes, htmlTags } from '../../../schemas/fields/html-text.ts'

const purify = createPurify()

purify.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer nofollow')
})

/** HTML of the few tags that formatted text may have. The server has cleaned what is stored; here nobody relies on it. */
export const cleanHtml = (html: string): string =>
  purify.sanitize(html, {
    ALLOWED_TAGS: Object.keys(htmlTags),
    ALLOWED_ATTR: [...new Set(Object.values(htmlTags).flat()), 'target', 'rel'],
    ALLOWED_URI_REGEXP: new RegExp(`^(?:${htmlSchemes.join('|')}):`, 'i'),
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  })
