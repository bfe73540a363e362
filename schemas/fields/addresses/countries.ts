import { type Language, languages } from '../../label.ts'
import type { FieldOption } from '../field-type.ts'

/** ISO 3166-1 alpha-2, in the order of the codes. */
export const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT ' +
  'JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM ' +
  'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ')

/** The name of a country in a language; the code itself where it has none. */
export const countryName = (code: string, language: Language): string => (known.has(code) ? (namesIn(language).of(code) ?? code) : code)

const known: ReadonlySet<string> = new Set(countryCodes)

/** All countries as options, by their English names. Made when somebody first asks. */
export function countryOptions(): readonly FieldOption[] {
  options ??= countryCodes
    .map((code) => ({ id: `opt_${code.toLowerCase()}`, value: code, label: Object.fromEntries(languages.map((language) => [language, countryName(code, language)])) }))
    .toSorted((a, b) => String(a.label['en']).localeCompare(String(b.label['en']), 'en'))
  return options
}

let options: readonly FieldOption[] | undefined

const names = new Map<Language, Intl.DisplayNames>()

function namesIn(language: Language): Intl.DisplayNames {
  const kept = names.get(language) ?? new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
  names.set(language, kept)
  return kept
}
