import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Matrix } from '../../../../../schemas/flows/people/matrix.ts'
import { ExpressionInput } from './ExpressionInput.tsx'
import { MatrixGrid } from './MatrixGrid.tsx'

export interface MatrixProps {
  matrix: Matrix
  onChange: (matrix: Matrix) => void
}

/** People by an amount and a department: by what they are found, and the grid that says who. */
export function MatrixInput({ matrix, onChange }: MatrixProps) {
  const { t } = useTranslation('design-flows')
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <ExpressionInput label={t('matrix.amount')} value={matrix.amount} expect={{ type: 'decimal' }} onChange={(amount) => onChange({ ...matrix, amount })} />
      <ExpressionInput label={t('matrix.of')} value={matrix.of} expect={{ type: 'record', object: 'user' }} onChange={(of) => onChange({ ...matrix, of })} />
      <Button variant="default" size="compact-md" leftSection={<IconTable size={15} aria-hidden />} onClick={open}>
        {t('matrix.edit', { bands: matrix.bands.length, rows: matrix.rows.length })}
      </Button>
      <Modal opened={isOpen} onClose={close} size={1_000} title={t('matrix.title')} closeButtonProps={{ 'aria-label': t('matrix.close') }}>
        <MatrixGrid matrix={matrix} onChange={onChange} />
      </Modal>
    </>
  )
}
