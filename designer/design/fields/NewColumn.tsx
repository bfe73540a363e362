import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { AddFieldDialog } from './AddFieldDialog.tsx'
import { canBeSeenAsColumn, withColumn } from './child-rows.ts'
import { useAddTogether } from './use-add-together.ts'

interface NewColumnProps {
  /** The object of the rows. */
  child: ObjectDefinition
  columns: readonly string[]
  onColumns: (columns: string[]) => void
}

/** Adds a field to the object of the rows and shows it as their last column, without leaving what they belong to. */
export function NewColumn({ child, columns, onColumns }: NewColumnProps) {
  const { t } = useTranslation('design-fields')
  const [isOpen, { open, close }] = useDisclosure(false)
  const addTogether = useAddTogether(child)
  return (
    <>
      <Button size="compact-sm" variant="subtle" mt={6} leftSection={<IconPlus size={14} aria-hidden />} onClick={open}>
        {t('brought.newColumn')}
      </Button>
      <AddFieldDialog
        opened={isOpen}
        object={child}
        onAdd={(field, layouts, brought) =>
          void addTogether({ field, layouts, brought }).then(() => canBeSeenAsColumn(field) && onColumns(withColumn(child, columns, field.name)), notifyFailed)
        }
        onClose={close}
      />
    </>
  )
}
