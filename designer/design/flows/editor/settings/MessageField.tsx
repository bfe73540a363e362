import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { FieldProps } from '@rjsf/utils'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { objectOf } from '../../../../../schemas/flows/flow.ts'
import { phrasesIn } from '../../../../../schemas/flows/words/phrases.ts'
import type { MessageDefinition } from '../../../../../schemas/messages/message.ts'
import { useWorkspace } from '../../../../app/me.ts'
import { useLanguage } from '../../../../i18n/language.ts'
import { editorPath } from '../../../draft/editor-path.ts'
import { useChoices } from '../../../draft/choices.ts'
import { settingOf } from '../../../fields/setting-fields.tsx'
import { MailKept } from '../../../messages/MailKept.tsx'
import { NewMessageDialog } from '../../../messages/NewMessageDialog.tsx'
import { useFlowBench } from '../flow-bench.ts'
import { NamedSelect } from './NamedSelect.tsx'

/** Which message is sent: one that there is, or one that is written here. */
export function MessageField(props: FieldProps<string>) {
  const { t } = useTranslation('design-flows')
  const { flow, set } = useFlowBench()
  const { slug } = useWorkspace()
  const { value, change } = settingOf(props)
  const [isWriting, setWriting] = useState(false)
  const known = value === undefined ? undefined : set.get('message', value)
  const messages = useChoices()(set.all('message'))
  return (
    <Stack gap={4}>
      {(messages.length > 0 || value !== undefined) && <NamedSelect props={known ? props : { ...props, formData: undefined }} choices={messages} />}
      {known && <Arrival message={known} />}
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
      {/* The form of the step is around it, and would take its end for its own. */}
      <div role="presentation" onSubmit={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
        <NewMessageDialog opened={isWriting} onClose={() => setWriting(false)} about={objectOf(flow)} onMade={({ name }) => change(name)} />
      </div>
    </Stack>
  )
}

/** Where the message reaches people. */
function Arrival({ message: { channels } }: { message: MessageDefinition }) {
  const { t } = useTranslation('design-flows')
  const { language } = useLanguage()
  const { and, channel } = phrasesIn(language)
  return (
    <>
      <Text size="xs" c="dimmed">
        {t('message.arrives', { how: and(channels.map((each) => channel[each])) })}
      </Text>
      <MailKept channels={channels} />
    </>
  )
}
