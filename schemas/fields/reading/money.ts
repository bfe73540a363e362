import { isCurrency } from '../currencies.ts'
import { plainWriting } from '../text-value.ts'
import { notANumber, type NumberHints, type ReadNumber } from './grouped-number.ts'
import { readNumber } from './number.ts'

/** Reads an amount with or without its currency: `1.500.000 ₫`, `-$1,500.00`, `2 tỷ đồng`, `¥3万`. Another currency is refused. */
export function readMoney(text: string, currency: string, hints: NumberHints): ReadNumber {
  if (text.length > longest) return notANumber
  if (onlyFigures.test(text)) return readNumber(text, hints)
  const { amount, written } = splitCurrency(plainWriting(text))
  if (written !== undefined && !currenciesOf(written).includes(currency)) {
    return { issue: { code: 'other-currency', params: { written, currency } } }
  }
  return readNumber(amount, hints)
}

const longest = 200

const onlyFigures = /^[\d.,-]+$/

/** Whether an amount says that it is one, by a sign, a code or a word of a currency. */
export const namesCurrency = (text: string): boolean => text.length <= longest && splitCurrency(plainWriting(text)).written !== undefined

/** The amount alone and what stood before or behind it as its currency. */
function splitCurrency(text: string): { amount: string; written?: string } {
  const before = /^([-+−(]?) ?([^\d\s.,'()+−-]+) ?([-+−(]?)(?=[\d.])/u.exec(text)
  if (before && currenciesOf(before[2]).length > 0) {
    return { amount: `${before[1]}${before[3]}${text.slice(before[0].length)}`, written: before[2] }
  }
  const behind = /([^\d\s.,'()+−-]+)([)-]?)$/u.exec(text)
  const [, word = '', bracket = ''] = behind ?? []
  const written = behindSize(word)
  if (!behind || written === undefined) return { amount: text }
  return { amount: text.slice(0, behind.index) + word.slice(0, -written.length) + bracket, written }
}

/** The currency that the last word ends in: of `trđ` it is `đ`. */
function behindSize(word: string): string | undefined {
  return Array.from(word, (_, index) => word.slice(index)).find((ending) => currenciesOf(ending).length > 0)
}

function currenciesOf(written = ''): readonly string[] {
  const known = signs.get(written.toLowerCase())
  if (known) return known.split(' ')
  const code = written.toUpperCase()
  return isCurrency(code) ? [code] : []
}

const signs = new Map<string, string>([
  ...meaning('VND', '₫ đ đồng dong vnđ'),
  ...meaning('CNY', '块 人民币 rmb cn¥'),
  ...meaning('CNY JPY', '¥'),
  ...meaning('CNY TWD', '元'),
  ...meaning('JPY', '円 日元 jp¥'),
  ...meaning('USD', 'us$ đô 美元'),
  ...meaning('USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD ARS CLP COP CUP DOP MXN UYU', '$'),
  ...meaning('AUD', 'a$ au$'),
  ...meaning('CAD', 'c$ ca$'),
  ...meaning('HKD', 'hk$ 港币 港元'),
  ...meaning('TWD', 'nt$ 新台币'),
  ...meaning('SGD', 's$'),
  ...meaning('EUR', '€ euro 欧元'),
  ...meaning('GBP', '£ 英镑'),
  ...meaning('KRW', '₩ 韩元'),
  ...meaning('THB', '฿ บาท'),
  ...meaning('LAK', '₭'),
  ...meaning('KHR', '៛'),
  ...meaning('INR', '₹'),
  ...meaning('PHP', '₱'),
  ...meaning('RUB', '₽'),
  ...meaning('IDR', 'rp'),
  ...meaning('MYR', 'rm'),
])

function meaning(codes: string, written: string): [string, string][] {
  return written.split(' ').map((sign) => [sign, codes])
}
