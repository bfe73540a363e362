import type { Language } from '../../../schemas/label.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { type Formula, type FormulaIssue, isRefusedFormula, issueInFormula, type Span } from '../../../schemas/rules/formula/formula.ts'
import { parseFormula } from '../../../schemas/rules/formula/parse.ts'
import { ruleIssueText } from '../../../schemas/rules/issue-texts/rule-issue-text.ts'
import type { RuleType } from '../../../schemas/rules/rule-type.ts'
import { type RuleSetting, scopeOf } from './rule-setting.ts'

/** Something to say about a formula, at its place. */
export interface FormulaRemark extends Span {
  readonly severity: 'error' | 'warning' | 'note'
  readonly text: string
  /** What was probably meant, to be put in its place. */
  readonly instead?: string
}

/** A formula text as far as it could be read. */
interface FormulaReading {
  /** The rule that it says, faulty or not; `null` for a blank text, undefined where it cannot be read. */
  readonly rule: Json | null | undefined
  /** Where the parts of the rule stand. */
  readonly formula: Formula | undefined
  readonly remarks: readonly FormulaRemark[]
}

interface Reader extends RuleSetting {
  readonly language: Language
  /** What the formula must give; any value when absent. */
  readonly expect?: RuleType | undefined
}

/** Reads a formula and says what is wrong with it or worth knowing, each at its place. */
export function readFormula(text: string, { language, expect, ...setting }: Reader): FormulaReading {
  if (text.trim() === '') return { rule: null, formula: undefined, remarks: [] }
  const remark = (severity: FormulaRemark['severity']) => (issue: FormulaIssue) => remarkOf(issue, severity, language)
  const formula = parseFormula(text)
  if (isRefusedFormula(formula)) return { rule: undefined, formula: undefined, remarks: formula.issues.map(remark('error')) }
  const checked = checkRule(formula.rule, scopeOf(setting), expect)
  const faults = isRefused(checked) ? checked.issues.map((issue) => issueInFormula(formula, issue)) : []
  const notes = formula.notes.map((note) => remark(note.code === 'rule.formula.wide-signs' ? 'note' : 'warning')(note))
  return { rule: formula.rule, formula, remarks: [...faults.map(remark('error')), ...notes] }
}

function remarkOf(issue: FormulaIssue, severity: FormulaRemark['severity'], language: Language): FormulaRemark {
  const { code, params = {}, from, to } = issue
  const meant = params.suggestion ?? params.instead ?? (code === 'rule.formula.wide-signs' ? params.read : undefined)
  const instead = typeof meant === 'string' ? written(meant, code) : undefined
  return { from, to, severity, text: ruleIssueText({ code, params }, language), ...(instead !== undefined && { instead }) }
}

/** Options stand in quotes, names and signs do not. */
const written = (meant: string, code: string): string => (quotedCodes.has(code) ? JSON.stringify(meant) : meant)

const quotedCodes: ReadonlySet<string> = new Set(['rule.unknown-option', 'rule.unknown-role', 'rule.unknown-period'])
