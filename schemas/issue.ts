/**
 * Something wrong with a definition or a record. Issues are data: collected, all reported at once, never thrown.
 * `code` is stable (`field.lookup.unknown-object`), `path` is a JSON pointer into what was checked,
 * `params` hold what the text of the issue names. Texts stand in the languages of the interface, not here.
 */
export interface Issue {
  code: string
  path: string
  params?: Readonly<Record<string, unknown>>
  /** A warning stands in the way of nothing; without a level it is a fault. */
  level?: 'warning'
}

/** The issue seen from further out: its path begins with `prefix`, a JSON pointer. */
export const issueUnder = (prefix: string, issue: Issue): Issue => ({ ...issue, path: prefix + issue.path })

/** Escapes one step of a JSON pointer (RFC 6901). */
export const pointerStep = (step: string | number): string => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`
