import type { TFunction } from 'i18next'
import type { Issue } from '../../schemas/issue.ts'
import { type Label, labelIn } from '../../schemas/label.ts'
import { createFormat } from '../i18n/format.ts'
import { currentLanguage } from '../i18n/language.ts'
import { browserSettings } from '../i18n/reader.ts'

/** An issue found here, or one that the server answered together with its sentence. */
type TellableIssue = Pick<Issue, 'code' | 'params'> & { message?: string }

/** What an issue says to the reader. `t` must have the namespace `issues`. */
export function issueText({ code, params = {}, message }: TellableIssue, t: TFunction<'issues'>): string {
  if (message) return message
  // A pattern may bring its own sentence, written by whoever made the field.
  if (code === 'wrong-pattern' && params.message) return labelIn(params.message as Label, currentLanguage())
  return t(keyOf(code, params), { ...params, ...examples(), count: Number(params.scale ?? 0), defaultValue: '' }) || t('other')
}

function keyOf(code: string, { min, max }: Readonly<Record<string, unknown>>): string {
  if (code !== 'out-of-range') return code
  if (min === undefined) return 'out-of-range.max'
  return max === undefined ? 'out-of-range.min' : 'out-of-range.both'
}

/** A day as the reader writes one, for messages that show the way. */
function examples(): { example: string } {
  const format = createFormat({ ...browserSettings, language: currentLanguage() })
  return { example: format.date('2026-11-21') }
}
