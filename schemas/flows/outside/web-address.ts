import type { Issue } from '../../issue.ts'

/** What is wrong with the address that a step calls, where it is written out; a formula is seen when it has been reckoned. */
export const addressIssues = (url: unknown, path: string): readonly Issue[] =>
  typeof url === 'string' && !isWebAddress(url) ? [{ code: 'flow.no-web-address', path, params: { address: url } }] : []

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)
