import { type Static, Type } from 'typebox'
import type { Issue } from '../../issue.ts'
import { compareDecimals, parseDecimal } from '../../rules/decimal.ts'
import type { Question } from '../machine/question.ts'
import type { NodeRun } from '../node-type.ts'
import { StoredValue } from '../stored-value.ts'
import { personAt, PlainSource, plainQuestion } from './plain-source.ts'

const closed = { additionalProperties: false } as const

/** People by an amount and a department: a grid with a band of amounts a column, and a department a row. */
export const matrixSettings = {
  by: Type.Literal('matrix'),
  /** A formula that gives the amount. */
  amount: StoredValue,
  /** Whose department counts. */
  of: StoredValue,
  /** Each goes up to its amount, which belongs to it; the last goes on without end. */
  bands: Type.Array(Type.Object({ upTo: Type.Optional(Type.String({ pattern: '^-?[0-9]{1,30}(\\.[0-9]{1,10})?$' })) }, closed), { minItems: 1, maxItems: 20 }),
  rows: Type.Array(
    Type.Object(
      {
        /** Id of a department, meaning those below it too where they have no row; absent: all that have none. */
        department: Type.Optional(Type.String({ format: 'uuid' })),
        /** Who is meant, a list for each band. */
        asks: Type.Array(Type.Array(PlainSource, { maxItems: 20 }), { minItems: 1, maxItems: 20 }),
      },
      closed,
    ),
    { minItems: 1, maxItems: 200 },
  ),
}

const Matrix = Type.Object(matrixSettings, closed)

export type Matrix = Static<typeof Matrix>

/** The cells of a matrix, each source with its pointer. */
export const cellsOf = ({ rows }: Pick<Matrix, 'rows'>, at: string): readonly { readonly source: PlainSource; readonly at: string }[] =>
  rows.flatMap(({ asks }, row) => asks.flatMap((cell, band) => cell.map((source, index) => ({ source, at: `${at}/rows/${row}/asks/${band}/${index}` }))))

/** What must be asked to find the people of a matrix: of the band that the amount falls into, by department. Without an amount nobody is found. */
export function matrixQuestion({ bands, rows }: Matrix, run: NodeRun, at: string): Question {
  const band = bandOf(bands, run.value(`${at}/amount`))
  return {
    kind: 'matrix', of: personAt(run, `${at}/of`),
    rows: rows.map(({ department, asks }, row) => ({
      department: department ?? null,
      asks: (band === undefined ? [] : (asks[band] ?? [])).map((source, index) => plainQuestion(source, run, `${at}/rows/${row}/asks/${band}/${index}`)),
    })),
  }
}

/** The first band that an amount is not above. */
export function bandOf(bands: Matrix['bands'], amount: unknown): number | undefined {
  const decimal = typeof amount === 'string' || typeof amount === 'number' ? parseDecimal(String(amount)) : undefined
  if (decimal === undefined) return undefined
  const band = bands.findIndex(({ upTo }) => upTo === undefined || compareDecimals(decimal, upTo) <= 0)
  return band < 0 ? undefined : band
}

/** Faults of a grid that its schema cannot say. */
export const checkMatrix = ({ bands, rows }: Matrix, at: string): readonly Issue[] => [
  ...bands.flatMap(({ upTo }, index): Issue[] => {
    const last = index === bands.length - 1
    if (last !== (upTo === undefined)) return [{ code: last ? 'flow.last-band-ends' : 'flow.band-without-end', path: `${at}/bands/${index}` }]
    const before = bands[index - 1]?.upTo
    return upTo !== undefined && before !== undefined && compareDecimals(before, upTo) >= 0 ? [{ code: 'flow.bands-not-rising', path: `${at}/bands/${index}/upTo`, params: { amount: upTo } }] : []
  }),
  ...rows.flatMap(({ department, asks }, index): Issue[] => {
    if (asks.length !== bands.length) return [{ code: 'flow.matrix-not-even', path: `${at}/rows/${index}/asks`, params: { bands: bands.length } }]
    return rows.findIndex((row) => row.department === department) < index ? [{ code: 'flow.department-twice', path: `${at}/rows/${index}` }] : []
  }),
  ...(rows.every(({ asks }) => asks.every((cell) => cell.length === 0)) ? [{ code: 'flow.matrix-empty', path: `${at}/rows` }] : []),
]
