import { describe, expect, it } from 'vitest'
import { languages } from '../../../schemas/label.ts'
import { ruleIssueText, ruleTexts } from '../../../schemas/rules/issue-texts/rule-issue-text.ts'
import { issueCodesIn } from '../../support/issue-codes.ts'

describe('the texts of the issues of rules', () => {
  it.each(languages)('say in %s what every code of the rule language means', (language) => {
    const codes = issueCodesIn(['schemas/rules']).filter((code) => code.startsWith('rule.'))
    expect(codes.length).toBeGreaterThan(25)
    expect(codes.filter((code) => !Object.hasOwn(ruleTexts[language], code))).toEqual([])
  })

  it('call types as people do, and leave what somebody typed as it is', () => {
    const wrong = { code: 'rule.wrong-type', params: { expected: ['decimal', 'integer'], given: 'record:account' } }
    expect(ruleIssueText(wrong, 'en')).toBe('Needed here: a number, a whole number. Given: a record (account).')
    expect(ruleIssueText(wrong, 'zh-CN')).toBe('此处需要数字、整数，而不是记录（account）。')
    expect(ruleIssueText({ code: 'rule.formula.unexpected', params: { given: 'text' } }, 'vi')).toBe('“text” không thể đứng ở đây.')
    expect(ruleIssueText({ code: 'rule.something-new' }, 'en')).toBe('This condition has a fault.')
  })
})
