import { addressOf } from '../fields/addresses/address.ts'
import { addressLine } from '../fields/addresses/address-lines.ts'
import type { ReaderContext } from '../fields/field-type.ts'
import { shownDay, shownMoment } from '../fields/showing/dates.ts'
import { shownNumber } from '../fields/showing/numbers.ts'
import { boolean } from '../fields/types/boolean.ts'
import { asDecimal, type RuleNumber } from '../rules/numbers.ts'
import { decimalScale } from '../rules/decimal.ts'
import type { TypeName } from '../rules/rule-type.ts'
import type { RuleValue } from '../rules/values.ts'

/** A value that an expression gave, as its reader writes such values: there is no field whose format says more. */
export function shownValue(value: RuleValue, type: TypeName, reader: ReaderContext): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map((each) => shownValue(each, 'text', reader)).join(reader.language === 'zh-CN' ? '、' : ', ')
  return shown[type](value, reader)
}

type Show = (value: RuleValue, reader: ReaderContext) => string

// The checker has proved the type of what the expression gives.
const number: Show = (value, { language }) => {
  const decimal = asDecimal(value as RuleNumber)
  return shownNumber(decimal, decimalScale(decimal), language)
}

const plain: Show = (value) => String(value)

const shown: Readonly<Record<TypeName, Show>> = {
  text: plain,
  decimal: number,
  integer: number,
  duration: number,
  boolean: (value, reader) => boolean.format(value === true, yesOrNo, reader),
  date: (value, { language }) => shownDay(String(value), language),
  datetime: (value, { language, readerZone }) => shownMoment(String(value), readerZone, language),
  time: plain,
  address: (value, { language }) => addressLine(addressOf(value), language),
  option: plain,
  options: plain,
  record: plain,
  list: plain,
  files: plain,
}

const yesOrNo = { id: 'fld', name: 'value', type: 'boolean', label: 'value' }
