import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '../../../runtime/refusal.ts'
import { httpRefusalStatus } from '../../../server/http-refusal.ts'
import { readTexts } from './texts.ts'

// A new reason to decline fails to compile here until it has words.
const refusals = {
  'not-found': true,
  forbidden: true,
  'exceeds-own-rights': true,
  'viewing-as': true,
  'session-not-fresh': true,
  'invalid-record': true,
  'invalid-definition': true,
  'invalid-request': true,
  'stale-record': true,
  'stale-draft': true,
  'stale-review': true,
  'version-required': true,
  'name-taken': true,
  'in-use': true,
  blocked: true,
  conflict: true,
  'already-claimed': true,
  'already-decided': true,
  'stale-task': true,
  'urged-already': true,
  'not-withdrawable': true,
  locked: true,
  'claim-limit': true,
  'plan-changed': true,
  busy: true,
} satisfies Record<RefusalCode, true>

const texts = readTexts('en', 'problems')

describe('a declined request', () => {
  it.each([...Object.keys(refusals), ...Object.keys(httpRefusalStatus), 'unreachable', 'page-fault', 'other'])('%s says what happened and what to do', (code) => {
    expect(texts.get(`${code}.what`)).toBeTruthy()
    expect(texts.get(`${code}.advice`)).toBeTruthy()
  })
})
