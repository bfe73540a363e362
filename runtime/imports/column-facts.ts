import type { PreviewColumn, TypeProposal } from '../../schemas/api/file.ts'
import type { FieldHeader, FieldType, ReadingContext } from '../../schemas/fields/field-type.ts'
import { columnHints } from '../../schemas/fields/reading/column.ts'
import { fieldTypes } from '../../schemas/fields/types/index.ts'
import type { Issue } from '../../schemas/issue.ts'

/** What the rows that were looked at say of one column; `at` is its place in the preview. */
export function columnFacts(column: string, texts: readonly string[], { context, at }: { context: ReadingContext; at: number }): PreviewColumn {
  const filled = texts.filter((text) => text.trim() !== '')
  const distinct = [...new Set(filled)]
  const judged = spread(filled, mostJudged)
  const hints = columnHints(filled)
  const types = proposalsFor(judged, filled, { ...context, ...hints })
  return {
    column,
    samples: distinct.slice(0, 5).map((text) => text.slice(0, 200)),
    filled: filled.length,
    distinct: distinct.length,
    types,
    ...hints,
    warnings: warningsOf(judged, types[0]?.type, { ...context, ...hints }).map(({ code, params }) => ({ code, path: `/columns/${at}`, params: { column, ...params } })),
  }
}

/** Scores are shares, so a part of the column tells as much as all of it. */
const mostJudged = 300
const mostProposed = 5

/** Texts from all over the column: the first rows are often alike. */
function spread(texts: readonly string[], most: number): readonly string[] {
  if (texts.length <= most) return texts
  return Array.from({ length: most }, (_, index) => texts[Math.floor((index * texts.length) / most)] ?? '')
}

function proposalsFor(judged: readonly string[], all: readonly string[], context: ReadingContext): TypeProposal[] {
  // A column without any text says nothing; short text holds whatever will come.
  if (judged.length === 0) return [{ type: 'text', score: 0, settings: {} }]
  return fieldTypes
    .flatMap((type) => {
      const score = type.score?.(judged, context) ?? 0
      return score > 0 ? [{ type, score }] : []
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostProposed)
    .map(({ type, score }) => ({ type: type.name, score, settings: { ...type.settingsFor?.(all, context) } }))
}

/** What a person must be asked, or told, before such texts are taken. */
const questions = new Set(['leading-zero-lost', 'ambiguous-date', 'ambiguous-number', 'rounded-number'])

/** Each question once, with what is told of its first text, and how many of the texts that were judged raise it. */
function warningsOf(texts: readonly string[], typeName: string | undefined, context: ReadingContext): Omit<Issue, 'path'>[] {
  const type = fieldTypes.find(({ name }) => name === typeName)
  const found = texts.flatMap((text) => {
    const issue = isRounded(text) ? { code: 'rounded-number' } : type && doubtIn(text, type, context)
    return issue && questions.has(issue.code) ? [{ code: issue.code, params: { text, ...issue.params } }] : []
  })
  return [...Map.groupBy(found, ({ code }) => code)].map(([code, all]) => ({ code, params: { ...all[0]?.params, count: all.length } }))
}

function doubtIn(text: string, type: FieldType, context: ReadingContext): Omit<Issue, 'path'> | undefined {
  // Options are made from the very texts, so none of them is doubtful.
  if (type.options || type.link) return undefined
  const field: FieldHeader = { id: '', name: '', type: type.name, label: '-' }
  const read = type.parse(text, field, context)
  return 'issue' in read ? read.issue : undefined
}

/**
 * Whether a spreadsheet has rounded what was a number of many digits: `4.40301E+17`, or sixteen and more digits of which
 * only fifteen are left. Text fields take it without a word, so whoever imports must be told.
 */
export const isRounded = (text: string): boolean => /^\s*[1-9](\.\d+)?E\+(1[1-9]|[2-9]\d)\s*$/i.test(text) || /^\s*[1-9]\d{14}0+\s*$/.test(text)
