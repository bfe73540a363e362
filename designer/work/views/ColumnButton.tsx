import { ActionIcon } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

const ColumnChoice = lazy(async () => ({ default: (await import('./ColumnChoice.tsx')).ColumnChoice }))

interface ColumnButtonProps {
  object: ObjectDefinition
  columns: readonly string[]
  onChange: (columns: readonly string[]) => void
}

/** Opens the choice of columns. */
export function ColumnButton({ object, columns, onChange }: ColumnButtonProps) {
  const { t } = useTranslation('ui')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionIcon aria-label={t('columns')} title={t('columns')} onClick={() => setOpen(true)}>
        <IconColumns3 size={17} aria-hidden />
      </ActionIcon>
      {isOpen && (
        <Suspense>
          <ColumnChoice object={object} columns={columns} onChange={onChange} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
