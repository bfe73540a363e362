import { expect, it } from 'vitest'
import { writeRegister } from '../../../designer/admin/personal-data/register-csv.ts'

it('writes the register for spreadsheets, formulas made harmless', () => {
  const entry = {
    object: { name: 'contact', label: '=Contact' }, field: { id: 'fld_1', name: 'phone', label: 'Phone' }, category: 'sensitive' as const,
    purpose: 'Calls, "urgent"', legalBasis: 'consent' as const, retention: null, records: null, roles: ['Sales', 'Service'],
  }
  // Words are looked at elsewhere; here their keys stand in for them.
  const csv = writeRegister([entry], ((key: string) => key) as never)
  expect(csv.split('\r\n')).toEqual([
    '\ufeffcolumn.object,column.field,column.category,column.purpose,column.legalBasis,column.retention,column.records,column.roles',
    `'=Contact,Phone,category.sensitive,"Calls, ""urgent""",legalBasis.consent,,,"Sales; Service"`,
    '',
  ])
})
