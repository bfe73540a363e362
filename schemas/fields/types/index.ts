import type { FieldType } from '../field-type.ts'
import { address } from './address.ts'
import { autonumber } from './autonumber.ts'
import { boolean } from './boolean.ts'
import { currency } from './currency.ts'
import { date } from './date.ts'
import { datetime } from './datetime.ts'
import { decimal } from './decimal.ts'
import { duration } from './duration.ts'
import { email } from './email.ts'
import { file } from './file.ts'
import { formula } from './formula.ts'
import { image } from './image.ts'
import { integer } from './integer.ts'
import { longText } from './long-text.ts'
import { lookup } from './lookup.ts'
import { markdown } from './markdown.ts'
import { multiPicklist } from './multi-picklist.ts'
import { ownedLookup } from './owned-lookup.ts'
import { percent } from './percent.ts'
import { phone } from './phone.ts'
import { picklist } from './picklist.ts'
import { rating } from './rating.ts'
import { richText } from './rich-text.ts'
import { subTable } from './sub-table.ts'
import { tags } from './tags.ts'
import { text } from './text.ts'
import { time } from './time.ts'
import { url } from './url.ts'
import { user } from './user.ts'

/** Every field type, in the order of the type picker. */
export const fieldTypes: readonly FieldType[] = [
  text, longText, richText, markdown, email, phone, url, address,
  integer, decimal, currency, percent, rating,
  date, datetime, time, duration,
  picklist, multiPicklist, tags, boolean,
  user,
  lookup, ownedLookup, subTable,
  file, image,
  autonumber, formula,
]
