/** What the steps and buttons of starts are called. Whoever reads another language sees the flow in it. */
export const startWords = {
  submit: { en: 'Submit for approval', vi: 'Gửi duyệt', 'zh-CN': '提交审批' },
  approved: { en: 'Approved', vi: 'Đã duyệt', 'zh-CN': '已同意' },
  rejected: { en: 'Rejected', vi: 'Bị từ chối', 'zh-CN': '已拒绝' },
  approve: { en: 'Approve', vi: 'Phê duyệt', 'zh-CN': '审批' },
  manager: { en: 'The manager approves', vi: 'Quản lý trực tiếp duyệt', 'zh-CN': '直属上级审批' },
  nextManager: { en: 'The manager’s manager approves', vi: 'Quản lý cấp trên duyệt', 'zh-CN': '更上一级审批' },
  howMuch: { en: 'How much is it?', vi: 'Giá trị bao nhiêu?', 'zh-CN': '金额多少？' },
  above: { en: 'Above the limit', vi: 'Vượt mức', 'zh-CN': '超过限额' },
  tell: { en: 'Tell them', vi: 'Báo cho họ', 'zh-CN': '通知' },
  remind: { en: 'Remind them', vi: 'Nhắc họ', 'zh-CN': '提醒' },
  whose: { en: 'Whose is it?', vi: 'Giao cho ai?', 'zh-CN': '分给谁？' },
  give: { en: 'Give it', vi: 'Giao', 'zh-CN': '分配' },
  create: { en: 'Create the record', vi: 'Tạo bản ghi', 'zh-CN': '创建记录' },
  start: { en: 'Start', vi: 'Bắt đầu', 'zh-CN': '开始' },
} as const
