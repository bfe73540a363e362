import type { Label } from '../../label.ts'

/** What the buttons of an approval say that may be given other names. The texts of the interface say the same. */
export const usualNames = {
  approve: { en: 'Approve', vi: 'Duyệt', 'zh-CN': '同意' },
  reject: { en: 'Reject', vi: 'Từ chối', 'zh-CN': '拒绝' },
  return: { en: 'Return', vi: 'Trả lại', 'zh-CN': '退回' },
} as const satisfies Readonly<Record<string, Label>>
