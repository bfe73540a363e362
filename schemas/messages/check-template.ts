import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import { suggested } from '../rules/checking.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import { type FormulaIssue, issueInFormula } from '../rules/formula/formula.ts'
import { fullPath, type RuleTree } from '../rules/tree.ts'
import { type EachPart, parseTemplate, shifted, type TemplatePart, type ValuePart } from './template.ts'
import { type ChildList, childrenAt, fieldAtTemplatePath, ruleScopeOf, type TemplateScope, waysBack } from './template-scope.ts'

/** A piece of a template that has been checked. */
export type CheckedPart =
  | { readonly kind: 'text'; readonly text: string }
  /** `field` is what shows the value, where the formula is nothing but a field. */
  | { readonly kind: 'value'; readonly tree: RuleTree; readonly reads: readonly string[]; readonly field: FieldDefinition | undefined }
  | { readonly kind: 'each'; readonly path: string; readonly children: ChildList; readonly parts: readonly CheckedPart[] }

interface CheckedTemplate {
  readonly parts: readonly CheckedPart[]
  /** At their places in the text; with any of them the template is not to be rendered. */
  readonly issues: readonly FormulaIssue[]
}

/** `{{#each}}` within one another. */
const deepestNesting = 2

/** Reads a template and proves that it can be rendered: names that exist, formulas with a type, lists that are children. */
export function checkTemplate(text: string, scope: TemplateScope): CheckedTemplate {
  const template = parseTemplate(text)
  const issues: FormulaIssue[] = [...template.issues]
  const parts = checkParts(template.parts, scope, issues)
  return { parts, issues: issues.toSorted((one, other) => one.from - other.from) }
}

const checkParts = (parts: readonly TemplatePart[], scope: TemplateScope, issues: FormulaIssue[]): readonly CheckedPart[] =>
  parts.flatMap((part): readonly CheckedPart[] => {
    switch (part.kind) {
      case 'text':
        return [{ kind: 'text', text: part.text }]
      case 'value':
        return checkValue(part, scope, issues)
      case 'each':
        return checkEach(part, scope, issues)
    }
  })

function checkValue({ formula, inner }: ValuePart, scope: TemplateScope, issues: FormulaIssue[]): readonly CheckedPart[] {
  const checked = checkRule(formula.rule, ruleScopeOf(scope))
  if (isRefused(checked)) {
    issues.push(...checked.issues.map((issue) => shifted(issueInFormula(formula, issue), inner.from)))
    return []
  }
  const { tree, reads } = checked
  const field = tree.kind === 'field' ? fieldAtTemplatePath(scope, fullPath(tree)) : undefined
  if (tree.type.type !== 'record' || (field && fieldTypeOf(field).link?.(field))) return [{ kind: 'value', tree, reads, field }]
  // What is not a field but gives a record has no title to show.
  issues.push({ code: 'template.record-value', ...inner })
  return []
}

function checkEach({ path, inner, parts }: EachPart, scope: TemplateScope, issues: FormulaIssue[]): readonly CheckedPart[] {
  const children = childrenAt(scope, path)
  if (!children) {
    issues.push({ code: 'template.unknown-children', ...inner, params: { path, ...suggested(path, listNames(scope)) } })
    return []
  }
  if (scope.nesting === deepestNesting) {
    issues.push({ code: 'template.too-deep', ...inner, params: { limit: deepestNesting } })
    return []
  }
  const within: TemplateScope = { ...scope, item: children.object, nesting: scope.nesting + 1 }
  return [{ kind: 'each', path, children, parts: checkParts(parts, within, issues) }]
}

const listNames = ({ record, item, set }: TemplateScope): readonly string[] => [
  ...waysBack(record, set).map(({ name }) => `record.${name}`),
  ...(item ? waysBack(item, set).map(({ name }) => name) : []),
]
