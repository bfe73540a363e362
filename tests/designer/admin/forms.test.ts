import { describe, expect, it } from 'vitest'
import { usualCallLimits } from '../../../schemas/call-limits.ts'
import { deviceOf } from '../../../designer/admin/profile/device.ts'
import { zoneChoices } from '../../../designer/admin/forms/zones.ts'
import { hostIn } from '../../../designer/admin/settings/host-in.ts'
import { settingsPatch } from '../../../designer/admin/settings/settings-queries.ts'
import { slugIn, workspaceBody, workspaceFaults } from '../../../designer/admin/workspaces/workspace-form.ts'

describe('the choice of time zones', () => {
  it('calls Vietnam’s zone by the name that its people use, once', () => {
    const values = zoneChoices('Asia/Ho_Chi_Minh', 'vi').map(({ value }) => value)
    expect(values.filter((zone) => /Saigon|Ho_Chi_Minh/.test(zone))).toEqual(['Asia/Ho_Chi_Minh'])
  })

  it('offers what is stored even when this browser does not know it', () => {
    expect(zoneChoices('Mars/Base', 'en').some(({ value }) => value === 'Mars/Base')).toBe(true)
  })
})

describe('settings', () => {
  it('sends only what differs, the order of languages included', () => {
    const before = { name: 'Main', languages: ['en', 'vi'], zone: 'UTC', currency: 'USD', country: 'US', weekStart: 1, fiscalYearStart: 1 } as const
    const stored = { ...before, calls: usualCallLimits, languages: [...before.languages] }
    expect(settingsPatch(stored, { ...stored, languages: ['vi', 'en'] })).toEqual({ languages: ['vi', 'en'] })
    expect(settingsPatch(stored, { ...stored })).toEqual({})
  })
})

describe('the host in what was typed', () => {
  it.each([
    [' API.Example.com ', 'api.example.com'],
    ['https://api.example.com/v1/orders?x=1', 'api.example.com'],
    ['localhost:8080', 'localhost:8080'],
    ['http://erp.local:8080/', 'erp.local:8080'],
    ['no host', 'no host'],
    ['', ''],
  ])('is found: %s', (typed, host) => {
    expect(hostIn(typed)).toBe(host)
  })
})

describe('a new workspace', () => {
  const form = { name: 'Công ty Hải Đăng', slug: undefined, language: 'vi' } as const

  it('gets its address from its name', () => {
    expect(slugIn(form)).toBe('cong_ty_hai_dang')
    expect(workspaceBody(form, 'Asia/Ho_Chi_Minh')).toEqual({ name: 'Công ty Hải Đăng', slug: 'cong_ty_hai_dang', languages: ['vi', 'en', 'zh-CN'], zone: 'Asia/Ho_Chi_Minh' })
  })

  it.each([
    [{ ...form, name: ' ', slug: 'fine' }, new Set<string>(), { name: 'nameMissing' }],
    [{ ...form, slug: 'Not fine' }, new Set<string>(), { slug: 'slugWrong' }],
    [form, new Set(['cong_ty_hai_dang']), { slug: 'slugTaken' }],
  ])('says what is wrong: %j', (wrong, taken, faults) => {
    expect(workspaceFaults(wrong, taken)).toEqual(faults)
  })
})

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0', 'Edge · Windows', false],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1', 'Safari · iPhone', true],
    ['curl/8.5.0', '', false],
    [null, '', false],
  ])('is called as people call it', (userAgent, name, isPhone) => {
    expect(deviceOf(userAgent)).toEqual({ name, isPhone })
  })
})
