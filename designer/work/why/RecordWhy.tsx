import { Button } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useApp } from '../../app/workspace.ts'
import { WhyNot } from './WhyNot.tsx'

const RecordAccess = lazy(async () => ({ default: (await import('./RecordAccess.tsx')).RecordAccess }))

/** Why buttons of a record are missing, and for those who manage people or design: what others may do with it. */
export function RecordWhy({ object, record }: { object: ObjectDefinition; record: RecordAnswer }) {
  const { t } = useTranslation('why')
  const { system } = useApp()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <WhyNot object={object} id={record.id} can={record._can} />
      {(system.includes('people') || system.includes('design')) && (
        <Button variant="subtle" color="gray" leftSection={<IconUserQuestion size={16} aria-hidden />} onClick={() => setOpen(true)}>
          {t('who.button')}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <RecordAccess object={object} id={record.id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
