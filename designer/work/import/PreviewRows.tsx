import { useTranslation } from 'react-i18next'
import type { TablePreview } from '../../../schemas/api/file.ts'
import classes from './import.module.css'

const shown = 5

/** The first five rows as they were read, so that a wrong encoding is seen before anything is asked. */
export function PreviewRows({ preview: { columns, rows } }: { preview: TablePreview }) {
  const { t } = useTranslation('import')
  return (
    // The rows scroll within their frame, and a keyboard must be able to scroll them too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.rows} tabIndex={0} role="region" aria-label={t('file.firstRows')}>
      <table>
        <thead>
          <tr>
            {columns.map(({ column }) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((cells, row) => (
            // Rows of a file have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={row}>
              {columns.map(({ column }, at) => (
                <td key={column}>{cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
