import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import type { FlowButton } from '../../../schemas/api/run.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { useLabels } from '../use-object.ts'
import { buttonsQuery } from './button-queries.ts'
import { SubmitDialog } from './SubmitDialog.tsx'

/** The buttons of a record that start flows. */
export function FlowButtons({ object, record }: { object: ObjectDefinition; record: RecordAnswer }) {
  const { slug } = useWorkspace()
  const labels = useLabels()
  const { data: buttons = [] } = useQuery(buttonsQuery(slug, { object: object.name, id: record.id, version: record.version }))
  const [pressed, setPressed] = useState<FlowButton | null>(null)
  return (
    <>
      {buttons.map((button) => (
        <Button key={button.flow} color="people" variant="light" leftSection={<IconSend size={16} aria-hidden />} onClick={() => setPressed(button)}>
          {labels(button.label)}
        </Button>
      ))}
      {pressed && <SubmitDialog button={pressed} object={object} record={record} onClose={() => setPressed(null)} />}
    </>
  )
}
