import type { FieldSamples } from '../field-samples.ts'
import { samples as autonumber } from './autonumber.ts'
import { samples as boolean } from './boolean.ts'
import { samples as currency } from './currency.ts'
import { samples as date } from './date.ts'
import { samples as datetime } from './datetime.ts'
import { samples as decimal } from './decimal.ts'
import { samples as duration } from './duration.ts'
import { samples as email } from './email.ts'
import { samples as integer } from './integer.ts'
import { samples as longText } from './long-text.ts'
import { samples as lookup } from './lookup.ts'
import { samples as markdown } from './markdown.ts'
import { samples as multiPicklist } from './multi-picklist.ts'
import { samples as percent } from './percent.ts'
import { samples as phone } from './phone.ts'
import { samples as picklist } from './picklist.ts'
import { samples as rating } from './rating.ts'
import { samples as richText } from './rich-text.ts'
import { samples as tags } from './tags.ts'
import { samples as text } from './text.ts'
import { samples as time } from './time.ts'
import { samples as url } from './url.ts'
import { samples as user } from './user.ts'

/** The samples of every field type; the suite fails when a registered type has none. */
export const fieldSamples: readonly FieldSamples[] = [
  text, longText, richText, markdown, email, phone, url, integer, decimal, currency, percent, rating, boolean, date, datetime, time, duration, picklist, multiPicklist, tags, lookup, user, autonumber,
]
