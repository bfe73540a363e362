import { describe, expect, it } from 'vitest'
import type { PersonAnswer } from '../../../schemas/api/person.ts'
import { emptyForm, formOf, missingIn, newPersonOf, patchOf, rebased } from '../../../designer/admin/people/person-form.ts'

const defaults = emptyForm('vi', 'Asia/Ho_Chi_Minh')
const stored: PersonAnswer = {
  id: '01980000-0000-7000-8000-000000000001', name: 'Trần Thị Lan', employeeCode: null, jobTitle: 'Kế toán', manager: null, department: null, active: true, _titles: {},
  version: 3, email: 'lan@example.com', phone: null, login: null, otherDepartments: [], language: 'vi', zone: 'Asia/Ho_Chi_Minh', roles: [], joined: true,
}
const form = formOf(stored, defaults)

describe('the form of a person', () => {
  it('changes nothing until somebody changes something', () => {
    expect(patchOf(form, form)).toEqual({})
    expect(patchOf(form, { ...form, name: ' Trần Thị Lan ' })).toEqual({})
  })

  it('sends only what differs, and null for what was emptied', () => {
    expect(patchOf(form, { ...form, jobTitle: '', phone: ' 0912 345 678 ' })).toEqual({ jobTitle: null, phone: '0912 345 678' })
  })

  it('leaves out what is blank when a person is made', () => {
    expect(newPersonOf({ ...defaults, name: 'An', login: 'an' })).toEqual({
      name: 'An', login: 'an', otherDepartments: [], language: 'vi', zone: 'Asia/Ho_Chi_Minh',
    })
  })

  it('asks for a name and one way to sign in, whichever', () => {
    expect(missingIn(defaults)).toEqual({ name: 'nameMissing', email: 'identifierMissing' })
    expect(missingIn({ ...defaults, name: 'An', phone: '0912345678' })).toEqual({})
  })

  it('keeps my changes on top of what somebody else saved', () => {
    const mine = { ...form, jobTitle: 'Trưởng phòng' }
    const theirs = { ...form, jobTitle: 'Kiểm toán', phone: '+84912345678' }
    expect(rebased(form, mine, theirs)).toEqual({ ...theirs, jobTitle: 'Trưởng phòng' })
  })
})
