/** The currencies in use, by ISO 4217 (2026), for lists to choose from. */
export const currencyCodes: readonly string[] = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC ' +
  'CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK ' +
  'JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR ' +
  'MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP ' +
  'STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
).split(' ')

const known = new Set(currencyCodes)

export const isCurrency = (code: string): boolean => known.has(code)

/** No currency at all (ISO 4217): stands in where a definition is checked before its workspace is known. */
export const noCurrency = 'XXX'

/** The decimals of a currency by ISO 4217. The platform's own table follows trade habits instead, and differs (LAK, IQD). */
export const currencyDigits = (code: string): number => unusualDigits.get(code) ?? 2

const unusualDigits = new Map<string, number>([
  ...digits(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF', noCurrency),
  ...digits(3, 'BHD IQD JOD KWD LYD OMR TND'),
])

function digits(count: number, ...codes: readonly string[]): [string, number][] {
  return codes.flatMap((some) => some.split(' ')).map((code) => [code, count])
}
