import type { DefinitionSet } from '../../../../../schemas/definition-set.ts'
import { ruleTypeOf } from '../../../../../schemas/fields/field.ts'
import { type FlowDefinition, objectOf } from '../../../../../schemas/flows/flow.ts'
import type { Matrix } from '../../../../../schemas/flows/people/matrix.ts'
import type { PlainSource } from '../../../../../schemas/flows/people/plain-source.ts'
import { whoseMatter } from '../../../../../schemas/flows/people/whose-matter.ts'

/** The matrix of somebody who has just chosen one: two bands, and one row for all departments. */
export function freshMatrix(flow: FlowDefinition, set: DefinitionSet): Matrix {
  const object = objectOf(flow)
  const whose = whoseMatter(object)
  const numbers = (set.get('object', object ?? '')?.fields ?? []).filter((field) => ruleTypeOf(field).type === 'decimal')
  const amount = numbers.find(({ type }) => type === 'currency') ?? numbers[0]
  const manager: PlainSource = { by: 'manager', of: whose }
  return {
    by: 'matrix', amount: { var: amount ? `record.${amount.name}` : 'record' }, of: whose,
    bands: [{ upTo: '100000' }, {}],
    rows: [{ asks: [[manager], [manager, { by: 'manager', of: whose, level: 2 }]] }],
  }
}

/** A further band before the last, which goes on without end; it asks whom the one after it asks. */
export const withBand = (matrix: Matrix): Matrix => {
  const at = matrix.bands.length - 1
  return { ...matrix, bands: matrix.bands.toSpliced(at, 0, {}), rows: matrix.rows.map((row) => ({ ...row, asks: row.asks.toSpliced(at, 0, row.asks[at] ?? []) })) }
}

export const withoutBand = (matrix: Matrix, at: number): Matrix => ({
  ...matrix,
  bands: matrix.bands.toSpliced(at, 1),
  rows: matrix.rows.map((row) => ({ ...row, asks: row.asks.toSpliced(at, 1) })),
})

export const withLimit = (matrix: Matrix, at: number, upTo: string | null): Matrix => ({ ...matrix, bands: matrix.bands.with(at, upTo === null ? {} : { upTo }) })

/** A row of its own for a department, above the one for all others. */
export function withRow(matrix: Matrix, department: string): Matrix {
  const others = matrix.rows.findIndex((row) => row.department === undefined)
  const row = { department, asks: matrix.bands.map((_, band) => matrix.rows[others]?.asks[band] ?? []) }
  return { ...matrix, rows: matrix.rows.toSpliced(others < 0 ? matrix.rows.length : others, 0, row) }
}

export const withoutRow = (matrix: Matrix, at: number): Matrix => ({ ...matrix, rows: matrix.rows.toSpliced(at, 1) })

export const withCell = (matrix: Matrix, { row: at, band, sources }: { readonly row: number; readonly band: number; readonly sources: readonly PlainSource[] }): Matrix => ({
  ...matrix,
  rows: matrix.rows.map((row, index) => (index === at ? { ...row, asks: row.asks.with(band, [...sources]) } : row)),
})
