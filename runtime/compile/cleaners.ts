import sanitizeHtml from 'sanitize-html'
import type { CleanedName } from '../../schemas/fields/field-type.ts'
import { htmlSchemes, htmlTags } from '../../schemas/fields/html-text.ts'

const options: sanitizeHtml.IOptions = {
  allowedTags: Object.keys(htmlTags),
  allowedAttributes: Object.fromEntries(Object.entries(htmlTags).map(([tag, attributes]) => [tag, [...attributes, ...(tag === 'a' ? ['target', 'rel'] : [])]])),
  allowedSchemes: [...htmlSchemes],
  allowProtocolRelative: false,
  // Deeper nesting is no writing of a person, and costs whoever draws it.
  nestingLimit: 30,
  transformTags: {
    b: 'strong',
    i: 'em',
    div: 'p',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    // A link leaves Tessera in a page of its own, which learns nothing of this one.
    a: (tagName, { href }) => ({ tagName, attribs: { ...(href === undefined ? {} : { href }), target: '_blank', rel: 'noopener noreferrer nofollow' } }),
  },
}

/** How inputs are cleaned that could do harm where they are shown; see `htmlTags` for what is left of HTML. */
export const cleaners = {
  html: (text: string) => sanitizeHtml(text, options),
} satisfies Record<CleanedName, (text: string) => string>
