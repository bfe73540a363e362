import { describe, expect, it } from 'vitest'
import { percent } from '../../../schemas/fields/types/percent.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { type RuleLabels, wordsOfRule } from '../../../schemas/rules/words.ts'
import { type Language, languages } from '../../../schemas/label.ts'
import { testScope } from '../../conformance/rules/fields.ts'

const labelsIn = (language: Language): RuleLabels => ({
  field: (path) => path.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join(' › '),
  option: (path, value) => (path[0] === 'stage' && value === 'won' ? 'Won' : undefined),
  record: (object, id) => (object === 'user' && id.endsWith('1') ? 'Bình' : undefined),
  number: (path, value, decimals) => (path[0] === 'rate' ? percent.sayNumber?.(value, decimals, language) : undefined),
  zone: 'Asia/Ho_Chi_Minh',
})

function wordsOf(rule: unknown): readonly string[] {
  const checked = checkRule(rule, testScope)
  if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
  return languages.map((language) => wordsOfRule(checked.tree, language, labelsIn(language)))
}

describe('wordsOfRule', () => {
  it.each<[unknown, string, string, string]>([
    [{ and: [{ '>': [{ var: 'amount' }, 1000] }, { '==': [{ var: 'account.industry' }, 'bank'] }] },
      'Amount is more than 1,000 and Account › Industry is “bank”',
      'Amount lớn hơn 1.000 và Account › Industry là “bank”',
      'Amount 大于 1,000 且 Account › Industry 等于“bank”'],
    [{ and: [{ var: 'active' }, { or: [{ is_blank: [{ var: 'note' }] }, { '!': [{ '>': [{ var: 'starts' }, '2026-11-21'] }] }] }] },
      'Active and (Note is blank or not (Starts is after Nov 21, 2026))',
      'Active và (Note để trống hoặc không đúng là (Starts sau 21/11/2026))',
      'Active 且（Note 为空或并非（Starts 晚于 2026-11-21））'],
    [{ in: [{ var: 'stage' }, ['won', 'lost']] }, 'Stage is one of Won, lost', 'Stage là một trong Won, lost', 'Stage 是 Won、lost 之一'],
    [{ in: ['red', { var: 'tags' }] }, 'Tags includes red', 'Tags gồm red', 'Tags 含有 red'],
    [{ if: [{ var: 'active' }, 1, { '<': [{ var: 'quantity' }, 3] }, 2.5, 4] },
      '1 if Active, else (2.5 if Quantity is less than 3, else 4)',
      '1 nếu Active, ngược lại (2,5 nếu Quantity nhỏ hơn 3, ngược lại 4)',
      '如果 Active 则为 1，否则为（如果 Quantity 小于 3 则为 2.5，否则为 4）'],
    [{ '*': [{ '+': [{ var: 'amount' }, 1] }, { var: 'rate' }] }, '(Amount + 1) × Rate', '(Amount + 1) × Rate', '（Amount + 1） × Rate'],
    [{ '>': [{ var: 'rate' }, 12.5] }, 'Rate is more than 12.5%', 'Rate lớn hơn 12,5%', 'Rate 大于 12.5%'],
    [{ '>': [{ '*': [{ var: 'rate' }, 2] }, 20] }, 'Rate × 2 is more than 20', 'Rate × 2 lớn hơn 20', 'Rate × 2 大于 20'],
    [{ contains: [{ var: 'name' }, 'x', true] }, 'Name contains “x” in any case', 'Name chứa “x”, không phân biệt hoa thường', 'Name 包含“x”（不区分大小写）'],
    [{ contains: [{ var: 'name' }, 'x', false] }, 'Name contains “x”', 'Name chứa “x”', 'Name 包含“x”'],
    [{ '<=': [1, { var: 'quantity' }, 10] }, 'Quantity is between 1 and 10', 'Quantity từ 1 đến 10', 'Quantity 在 1 到 10 之间'],
    [{ '==': [{ var: 'owner' }, '01980000-0000-7000-8000-000000000001'] }, 'Owner is Bình', 'Owner là Bình', 'Owner 等于 Bình'],
    [{ '==': [{ var: 'active' }, false] }, 'Active is no', 'Active là không', 'Active 等于否'],
    [{ '==': [{ var: 'note' }, null] }, 'Note is blank', 'Note là trống', 'Note 等于空'],
    [{ '>': [{ var: 'opened_at' }, '2026-11-21T09:30:00Z'] }, 'Opened_at is after Nov 21, 2026, 16:30', 'Opened_at sau 21/11/2026 16:30', 'Opened_at 晚于 2026-11-21 16:30'],
    [{ '<': [{ var: 'ends' }, { add_days: [{ today: [] }, 7] }] }, 'Ends is before 7 days after today', 'Ends trước 7 ngày sau hôm nay', 'Ends 早于今天之后 7 天'],
    [{ and: [{ changed: ['stage', 'amount'] }, { changed_to: ['stage', 'won'] }, { in_period: [{ old: ['ends'] }, 'last_30_days'] }] },
      'Stage or Amount has changed and Stage has changed to Won and Ends before the change is in the period last 30 days',
      'Stage hoặc Amount đã thay đổi và Stage đã đổi thành Won và Ends trước khi sửa nằm trong kỳ 30 ngày qua',
      'Stage 或 Amount 已更改且 Stage 已更改为 Won 且修改前的 Ends 在时段过去 30 天内'],
    [{ '<': [{ var: 'ends' }, { add_days: [{ today: [] }, -7] }] }, 'Ends is before 7 days before today', 'Ends trước 7 ngày trước hôm nay', 'Ends 早于今天之前 7 天'],
  ])('says %j', (rule, en, vi, zh) => expect(wordsOf(rule)).toEqual([en, vi, zh]))
})
