import { ActionIcon, Popover, Stack, Tooltip } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import { TableCheck } from './TableCheck.tsx'
import type { TableColumns } from './table-columns.ts'

/** Shows and hides columns; the choice is remembered on this device. */
export function ColumnPicker<Row>({ columns }: { columns: TableColumns<Row> }) {
  const { t } = useTranslation('ui')
  if (columns.hideable.length === 0) return null
  return (
    <Popover position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Tooltip label={t('columns')}>
          <ActionIcon aria-label={t('columns')}>
            <IconColumns3 size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t('columns')}>
        <Stack gap={8} mah={360} style={{ overflowY: 'auto' }}>
          {columns.hideable.map((column) => (
            <label key={column.id} className={classes.choice}>
              <TableCheck checked={columns.isShown(column)} onChange={(event) => columns.show(column, event.currentTarget.checked)} />
              {column.header}
            </label>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
