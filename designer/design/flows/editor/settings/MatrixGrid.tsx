import { ActionIcon, Button, Group, Table, Text, Tooltip } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../../../../admin/departments/department-queries.ts'
import { DepartmentSelect } from '../../../../admin/departments/DepartmentSelect.tsx'
import { pathNames } from '../../../../admin/departments/department-tree.ts'
import type { FieldDefinition } from '../../../../../schemas/fields/field.ts'
import { objectOf } from '../../../../../schemas/flows/flow.ts'
import type { Matrix } from '../../../../../schemas/flows/people/matrix.ts'
import { FieldControl } from '../../../../controls/FieldControl.tsx'
import { fieldAtPath } from '../../../conditions/rule-setting.ts'
import { useFlowBench } from '../flow-bench.ts'
import { MatrixCell } from './MatrixCell.tsx'
import type { MatrixProps } from './MatrixInput.tsx'
import { withBand, withCell, withLimit, withoutBand, withoutRow, withRow } from './matrix-editing.ts'
import classes from './settings.module.css'

/** The grid of a matrix: a column for each band of amounts, a row for each department, and in each cell who is asked. */
export function MatrixGrid({ matrix, onChange }: MatrixProps) {
  const { t } = useTranslation('design-flows')
  const { data: departments = [] } = useDepartments()
  const nameOf = (department: string | undefined) => (department === undefined ? t('matrix.others') : pathNames(departments, department).join(' · ') || t('matrix.gone'))
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t('matrix.help')}
      </Text>
      <div className={classes.grid}>
        <Table withTableBorder withColumnBorders verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('matrix.department')}</Table.Th>
              {matrix.bands.map((band, at) => (
                // Bands have no names; they are known by where they stand.
                // oxlint-disable-next-line react/no-array-index-key
                <Table.Th key={at} scope="col" miw={170} fw={400}>
                  <Band at={at} upTo={band.upTo} matrix={matrix} onChange={onChange} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {matrix.rows.map((row, at) => (
              <Table.Tr key={row.department ?? 'others'}>
                <Table.Th scope="row" miw={150} fw={400}>
                  <Group gap={4} wrap="nowrap" justify="space-between">
                    <Text size="sm">{nameOf(row.department)}</Text>
                    <Remove name={t('matrix.removeRow', { department: nameOf(row.department) })} disabled={matrix.rows.length === 1} onClick={() => onChange(withoutRow(matrix, at))} />
                  </Group>
                </Table.Th>
                {row.asks.map((sources, band) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <Table.Td key={band}>
                    <MatrixCell sources={sources} place={t('matrix.cell', { department: nameOf(row.department), band: band + 1 })} onChange={(next) => onChange(withCell(matrix, { row: at, band, sources: next }))} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Group mt="sm" align="flex-end">
        <DepartmentSelect label={t('matrix.addRow')} value={null} onChange={(department) => department !== null && !matrix.rows.some((row) => row.department === department) && onChange(withRow(matrix, department))} />
        <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} disabled={matrix.bands.length >= 20} onClick={() => onChange(withBand(matrix))}>
          {t('matrix.addBand')}
        </Button>
      </Group>
    </>
  )
}

function Band({ at, upTo, matrix, onChange }: MatrixProps & { at: number; upTo: string | undefined }) {
  const { t } = useTranslation('design-flows')
  const amount = useAmountField(matrix)
  if (at === matrix.bands.length - 1) return <Text size="sm">{t(at === 0 ? 'matrix.any' : 'matrix.above')}</Text>
  const label = t('matrix.upTo', { band: at + 1 })
  return (
    <Group gap={4} wrap="nowrap" align="flex-end">
      <FieldControl field={{ ...amount, id: 'upTo', name: 'upTo', label, required: false }} label={label} value={upTo ?? null} onChange={(next) => onChange(withLimit(matrix, at, typeof next === 'string' ? next : null))} />
      <Remove name={t('matrix.removeBand', { band: at + 1 })} onClick={() => onChange(withoutBand(matrix, at))} />
    </Group>
  )
}

/** The field whose amount chooses the band, so that its limits are written as that is; a plain number where it is no field. */
function useAmountField({ amount }: Matrix): FieldDefinition {
  const { flow, set } = useFlowBench()
  const name = objectOf(flow)
  const object = name === undefined ? undefined : set.get('object', name)
  const path = typeof amount === 'object' && amount !== null && 'var' in amount ? String(amount.var) : ''
  const field = object && path.startsWith('record.') ? fieldAtPath({ object, set }, path.slice('record.'.length)) : undefined
  return field ?? { id: 'upTo', name: 'upTo', type: 'decimal', label: '' }
}

function Remove({ name, disabled = false, onClick }: { name: string; disabled?: boolean; onClick: () => void }) {
  return (
    <Tooltip label={name}>
      <ActionIcon size={26} aria-label={name} disabled={disabled} onClick={onClick}>
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
