import { describe, expect, it } from 'vitest'
import { languages } from '../../schemas/label.ts'
import { httpRefusalStatus } from '../../server/http-refusal.ts'
import { hasIssueText, issueText, problemTitle, texts } from '../../server/issue-texts/issue-text.ts'
import { issueCodesIn, refusalCodes } from '../support/issue-codes.ts'

const codes = issueCodesIn(['schemas', 'runtime', 'server'])

describe.each(languages)('the texts in %s', (language) => {
  it('say what every code in the sources means', () => {
    expect(codes.length).toBeGreaterThan(80)
    expect(
      codes.filter((code) => !hasIssueText(code, language) && !Object.hasOwn(texts[language].problems, code)),
    ).toEqual([])
  })

  it('say what every refusal means', () => {
    const all = [...refusalCodes(), ...Object.keys(httpRefusalStatus)]
    expect(all.length).toBeGreaterThan(25)
    expect(all.filter((code) => !Object.hasOwn(texts[language].problems, code))).toEqual([])
  })

  it('have the same keys and the same placeholders as in English', () => {
    for (const section of ['issues', 'problems'] as const) {
      const placeholders = (of: Record<string, string>) =>
        Object.entries(of).map(([key, text]) => [
          key,
          [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(),
        ])
      expect(placeholders(texts[language][section])).toEqual(placeholders(texts.en[section]))
    }
  })
})

describe('the text of an issue', () => {
  it("names the params, in the reader's language where they are labels", () => {
    const issue = { code: 'value-taken', params: { labels: [{ en: 'E-mail', vi: 'Thư điện tử' }, 'Code'] } }
    expect(issueText(issue, 'vi')).toBe('Đã có bản ghi khác trùng Thư điện tử, Code.')
    expect(issueText(issue, 'zh-CN')).toBe('已有记录的E-mail、Code与此相同。')
  })

  it('leaves out what nothing is known of', () => {
    expect(issueText({ code: 'out-of-range', params: { min: '0' } }, 'en')).toBe('Enter a value from 0.')
    expect(issueText({ code: 'out-of-range', params: { min: '0', max: '9' } }, 'en')).toBe(
      'Enter a value from 0 up to 9.',
    )
    expect(issueText({ code: 'rule.unknown-field', params: { field: 'amunt', suggestion: 'amount' } }, 'en')).toBe(
      'There is no field “amunt”. Is “amount” meant?',
    )
  })

  it('is what the author of the definition wrote, where there is such a text', () => {
    expect(issueText({ code: 'wrong-pattern', params: { message: { en: 'Two letters, please.' } } }, 'vi')).toBe(
      'Two letters, please.',
    )
  })

  it('is that of the family for a code of its own, and a neutral sentence for an unknown one', () => {
    expect(issueText({ code: 'field.picklist.bad-default' }, 'en')).toBe('The default value does not fit the field.')
    expect(issueText({ code: 'publish.records-break.required' }, 'en')).toBe(
      'Some records have no value in this field.',
    )
    expect(issueText({ code: 'rule.something-new' }, 'en')).toBe('This condition has a fault.')
    expect(issueText({ code: 'never-heard-of' }, 'en')).toBe('This value is not accepted.')
    expect(issueText({ code: 'constructor' }, 'en')).toBe('This value is not accepted.')
    expect(problemTitle('never-heard-of', 'en')).toBe('This could not be done')
  })
})
