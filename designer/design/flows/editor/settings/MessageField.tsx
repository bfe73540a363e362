import { Anchor, Button, Group, Stack } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { FieldProps } from '@rjsf/utils'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../../../app/me.ts'
import { editorPath } from '../../../draft/editor-path.ts'
import { useChoices } from '../../../draft/choices.ts'
import { settingOf } from '../../../fields/setting-fields.tsx'
import { useFlowBench } from '../flow-bench.ts'
import { NamedSelect } from './NamedSelect.tsx'
import { WriteMessageDialog } from './WriteMessageDialog.tsx'

/** Which message is sent: one that there is, or one that is written here. */
export function MessageField(props: FieldProps<string>) {
  const { t } = useTranslation('design-flows')
  const { set } = useFlowBench()
  const { slug } = useWorkspace()
  const { value, change } = settingOf(props)
  const [isWriting, setWriting] = useState(false)
  const known = value === undefined ? undefined : set.get('message', value)
  const messages = useChoices()(set.all('message'))
  return (
    <Stack gap={4}>
      {(messages.length > 0 || value !== undefined) && <NamedSelect props={known ? props : { ...props, formData: undefined }} choices={messages} />}
      <Group gap="sm">
        <Button variant="light" size="compact-sm" leftSection={<IconPencil size={14} />} onClick={() => setWriting(true)}>
          {t('message.write')}
        </Button>
        {known && (
          <Anchor component={Link} size="sm" to={editorPath(slug, known)}>
            {t('message.open')}
          </Anchor>
        )}
      </Group>
      <WriteMessageDialog opened={isWriting} onClose={() => setWriting(false)} onWritten={change} />
    </Stack>
  )
}
