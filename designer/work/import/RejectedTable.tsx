import { useTranslation } from 'react-i18next'
import type { RejectedPage } from '../../../schemas/api/import.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from './import.module.css'
import type { MendedRows } from './mended-rows.ts'

type RejectedRow = RejectedPage['items'][number]

/** Cells that can be mended in their place. */
interface Mending {
  readonly mended: MendedRows
  /** Names of the columns that fill a field. */
  readonly columns: ReadonlySet<string>
  onChange(row: RejectedRow, cell: { at: number; text: string }): void
}

interface RejectedTableProps {
  page: RejectedPage
  mending: Mending | undefined
}

/** Rows as they stand in the file, each with what is wrong with it. */
export function RejectedTable({ page: { columns, items }, mending }: RejectedTableProps) {
  const { t } = useTranslation('import')
  const format = useFormat()
  return (
    // The rows scroll within their frame, and a keyboard must be able to scroll them too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.rows} data-tall tabIndex={0} role="region" aria-label={t('rejected.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('rejected.line')}</th>
            <th scope="col">{t('rejected.why')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => {
            const wrong = new Set(row.issues.map(({ params }) => params?.column))
            return (
              <tr key={row.line}>
                <td className="tabular">{format.number(row.line)}</td>
                <td className={classes.why}>{row.issues.map(({ message, code }) => message || code).join(' ')}</td>
                {columns.map((column, at) => (
                  <td key={column} data-wrong={wrong.has(column) || undefined} data-input={mending?.columns.has(column) || undefined}>
                    {mending?.columns.has(column) ? <MendedCell row={row} column={column} at={at} mending={mending} /> : row.cells[at]}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function MendedCell({ row, column, at, mending }: { row: RejectedRow; column: string; at: number; mending: Mending }) {
  const { t } = useTranslation('import')
  const text = (mending.mended.get(row.line) ?? row.cells)[at] ?? ''
  return (
    <input
      className={classes.cell}
      aria-label={t('rejected.cell', { column, line: row.line })}
      value={text}
      autoComplete="off"
      onChange={({ currentTarget }) => mending.onChange(row, { at, text: currentTarget.value })}
    />
  )
}
