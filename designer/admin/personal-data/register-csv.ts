import type { TFunction } from 'i18next'
import type { PersonalDataField } from '../../../schemas/api/personal-data.ts'

/** The register as a file for people: UTF-8 with a mark that Excel looks for, nothing in it taken for a formula. */
export function writeRegister(fields: readonly PersonalDataField[], t: TFunction<'admin-personal-data'>): string {
  const lines = [
    [t('column.object'), t('column.field'), t('column.category'), t('column.purpose'), t('column.legalBasis'), t('column.retention'), t('column.records'), t('column.roles')],
    ...fields.map(({ object, field, category, purpose, legalBasis, retention, records, roles }) => [
      object.label, field.label, t(`category.${category}`), purpose ?? '', legalBasis ? t(`legalBasis.${legalBasis}`) : '', retention ?? '', records === null ? '' : String(records), roles.join('; '),
    ]),
  ]
  return `\uFEFF${lines.map((cells) => cells.map(written).join(',')).join('\r\n')}\r\n`
}

const written = (cell: string): string => {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Gives the register to the browser as a download. */
export function downloadRegister(fields: readonly PersonalDataField[], t: TFunction<'admin-personal-data'>): void {
  const address = URL.createObjectURL(new Blob([writeRegister(fields, t)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'personal-data.csv'
  link.click()
  URL.revokeObjectURL(address)
}
