import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import { nameFault } from '../../../schemas/objects/names.ts'

const free = () => false

describe('apiNameOf', () => {
  it.each([
    ['Tên khách hàng', 'ten_khach_hang'],
    ['Te\u0302n kha\u0301ch ha\u0300ng', 'ten_khach_hang'],
    ['Đơn giá (VNĐ)', 'don_gia_vnd'],
    ['Close date', 'close_date'],
    ["Customer's name", 'customers_name'],
    ['  __Secret__  ', 'secret'],
    ['2nd phone', 'n2nd_phone'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full_width'],
    ['%', 'unnamed'],
    ['', 'unnamed'],
    ['客户', 'unnamed'],
    ['ID', 'id_2'],
    ['Owner', 'owner_2'],
    ['x'.repeat(60), 'x'.repeat(48)],
    [`${'x'.repeat(47)} y`, 'x'.repeat(47)],
  ])('makes %j %s', (label, name) => {
    expect(apiNameOf(label, free)).toBe(name)
  })

  it('writes other scripts as it is told', () => {
    expect(apiNameOf('客户名称', free, () => 'kè hù míng chēng')).toBe('ke_hu_ming_cheng')
  })

  it('counts on where names are taken, within the length of names', () => {
    expect(apiNameOf('Name', (name) => ['name', 'name_2'].includes(name))).toBe('name_3')
    expect(apiNameOf('x'.repeat(60), (name) => name === 'x'.repeat(48))).toBe(`${'x'.repeat(46)}_2`)
  })

  it('always gives a name that can be one and is free', () => {
    const named = fc.property(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom<string[]>('name', 'unnamed', 'a', 'n1')), (label, taken) => {
      const name = apiNameOf(label, (each) => taken.includes(each))
      return nameFault(name) === undefined && !taken.includes(name)
    })
    expect(fc.check(named, { numRuns: 500, seed: 7 })).toMatchObject({ failed: false })
  })
})

describe('nameFault', () => {
  it.each(['', '_a', '1a', 'Name', 'a-b', 'tên', 'a'.repeat(49), 'a\n'])('refuses the malformed %j', (name) => {
    expect(nameFault(name)).toBe('name.malformed')
  })

  it.each(['id', 'deleted_at', 'ctid', 'tableoid'])('refuses the reserved %s', (name) => {
    expect(nameFault(name)).toBe('name.reserved')
  })

  it('accepts the rest', () => {
    for (const name of ['a', 'name', 'constructors', 'a1_b', 'a'.repeat(48)]) expect(nameFault(name)).toBeUndefined()
  })
})
