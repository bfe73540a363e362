import type { Language } from '../../../schemas/label.ts'

/** What owners are told of a record and its pool, in the language of each. */
interface ReturnTexts {
  readonly soon: (record: string) => string
  readonly soonHow: string
  readonly done: (record: string) => string
  readonly doneWhy: (days: number) => string
}

export const returnTexts: Readonly<Record<Language, ReturnTexts>> = {
  en: {
    soon: (record) => `${record} goes back to the pool tomorrow`,
    soonHow: 'Change it or comment on it to keep it.',
    done: (record) => `${record} went back to the pool`,
    doneWhy: (days) => `Nobody had changed it or commented on it for ${days} days.`,
  },
  vi: {
    soon: (record) => `${record} sẽ về lại kho chung vào ngày mai`,
    soonHow: 'Hãy sửa hoặc bình luận để giữ lại.',
    done: (record) => `${record} đã về lại kho chung`,
    doneWhy: (days) => `Đã ${days} ngày không ai sửa hay bình luận.`,
  },
  'zh-CN': {
    soon: (record) => `${record}明天将退回公海`,
    soonHow: '修改或评论该记录即可保留。',
    done: (record) => `${record}已退回公海`,
    doneWhy: (days) => `已有 ${days} 天无人修改或评论。`,
  },
}
