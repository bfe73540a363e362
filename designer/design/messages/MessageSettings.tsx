import { Checkbox, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { channels, type MessageDefinition } from '../../../schemas/messages/message.ts'
import { changeSettings, type SettingChanges } from '../../document/commands/change-settings.ts'
import type { Editor } from '../bench/use-editor.ts'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { MailKept } from './MailKept.tsx'
import classes from './messages.module.css'

/** What a message is called, whose records it is about, and how it arrives. */
export function MessageSettings({ editor }: { editor: Editor<'message'> }) {
  const { t } = useTranslation('design-messages')
  const { data: draft } = useDraft()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const { document: message, edit, endBurst } = editor
  const change = (changes: SettingChanges, burst: string | null = null) => edit((before: MessageDefinition) => changeSettings(before, changes), t('undo.settings'), burst)
  const isTaken = (name: string) => (draft?.definitions ?? []).some((each) => each.kind === 'message' && each.id !== message.id && each.name === name)
  const toggle = (channel: (typeof channels)[number], isOn: boolean) => change({ channels: channels.filter((each) => (each === channel ? isOn : message.channels.includes(each))) })
  return (
    <div className={classes.settings}>
      <LabelInput label={t('settings.label')} required value={message.label} onChange={(label) => change({ label }, 'label')} onLeave={endBurst} />
      <div>
        <Text size="sm" fw={550}>
          {t('settings.object')}
        </Text>
        <Text size="sm">{labelText(set.get('object', message.object)?.label ?? message.object)}</Text>
      </div>
      <fieldset className={classes.channels}>
        <legend>{t('settings.channels')}</legend>
        <Stack gap={10}>
          {channels.map((channel) => {
            const isOn = message.channels.includes(channel)
            return (
              <Checkbox
                key={channel}
                label={t(`channel.${channel}`)}
                description={t(`channelHelp.${channel}`)}
                checked={isOn}
                // A message that arrives nowhere would be none.
                disabled={isOn && message.channels.length === 1}
                onChange={(event) => toggle(channel, event.currentTarget.checked)}
              />
            )
          })}
          <MailKept channels={message.channels} />
        </Stack>
      </fieldset>
      <LabelInput label={t('settings.description')} isLong value={message.description} onChange={(description) => change({ description }, 'description')} onLeave={endBurst} />
      <ApiNameRow name={message.name} isTaken={isTaken} warning={t('settings.rename')} onChange={(name) => change({ name })} />
    </div>
  )
}
