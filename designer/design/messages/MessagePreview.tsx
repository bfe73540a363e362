import { Alert, Button, SegmentedControl, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconEyeOff, IconRoute, IconSend } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessagePreview, MessageTest } from '../../../schemas/api/message.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { Language } from '../../../schemas/label.ts'
import type { Channel, MessageDefinition } from '../../../schemas/messages/message.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { useApp, workspaceKey } from '../../app/workspace.ts'
import { LookupControl } from '../../controls/LookupControl.tsx'
import { LookupSourceProvider } from '../../controls/lookup-source.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { useLookups } from '../../work/use-lookups.ts'
import classes from './messages.module.css'

interface MessagePreviewPanelProps {
  message: MessageDefinition
  language: Language
}

/** How the message reaches me for a record of my choice, as it is now; and a test that I send to myself. */
export function MessagePreviewPanel({ message, language }: MessagePreviewPanelProps) {
  const { t } = useTranslation('design-messages')
  const { objects } = useApp()
  const lookups = useLookups()
  const [record, setRecord] = useState<string | null>(null)
  const isLive = objects.some(({ definition }) => definition.name === message.object)
  const lookup: FieldDefinition & { object: string } = { id: 'fld_record000000', name: 'record', type: 'lookup', label: 'record', object: message.object }
  if (!isLive) return <Text className={classes.preview}>{t('preview.notLive')}</Text>
  return (
    <Stack className={classes.preview} gap="sm">
      <LookupSourceProvider value={lookups}>
        <LookupControl field={lookup} label={t('preview.record')} value={record} onChange={(next) => setRecord(typeof next === 'string' ? next : null)} />
      </LookupSourceProvider>
      {record === null ? <Text size="sm" c="dimmed">{t('preview.choose')}</Text> : <Filled message={message} language={language} record={record} />}
    </Stack>
  )
}

function Filled({ message, language, record }: MessagePreviewPanelProps & { record: string }) {
  const { t } = useTranslation('design-messages')
  const { slug } = useWorkspace()
  const [settled] = useDebouncedValue(message, 400)
  const [channel, setChannel] = useState<Channel>(message.channels[0] ?? 'in_app')
  const { data, error, refetch } = useQuery({
    queryKey: workspaceKey(slug, 'message-preview', settled, language, record),
    queryFn: ({ signal }) => post<MessagePreview>(`${addressesOf(slug).messages}/preview`, { message: settled, record, language }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const send = useMutation({
    mutationFn: () => post<MessageTest>(`${addressesOf(slug).messages}/test`, { message, record, language }),
    onSuccess: ({ email }) => notifyDone(email === null ? t('test.inApp') : t('test.sent', { email })),
    onError: notifyFailed,
  })
  // The strip below names the faults at their places.
  if (isProblem(error, 'invalid-definition')) return <Text size="sm">{t('preview.faulty')}</Text>
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('preview.channel')}
        value={channel}
        onChange={(next) => setChannel(next as Channel)}
        data={message.channels.map((each) => ({ value: each, label: t(`channel.${each}`) }))}
      />
      {data && <Shown preview={data} channel={channel} />}
      {data && data.hidden.length > 0 && (
        <Alert color="control" variant="light" icon={<IconEyeOff size={18} aria-hidden />} title={t('preview.hidden')}>
          {data.hidden.join(', ')}
        </Alert>
      )}
      {data && data.ofFlow.length > 0 && (
        <Alert color="control" variant="light" icon={<IconRoute size={18} aria-hidden />} title={t('preview.flow')}>
          {data.ofFlow.join(', ')}
        </Alert>
      )}
      <Button variant="default" leftSection={<IconSend size={16} aria-hidden />} loading={send.isPending} onClick={() => send.mutate()}>
        {t('test.action')}
      </Button>
    </>
  )
}

function Shown({ preview, channel }: { preview: MessagePreview; channel: Channel }) {
  const { t } = useTranslation('design-messages')
  return (
    <section className={classes.letter} lang={preview.language}>
      <Text fw={600}>{preview.subject}</Text>
      {channel === 'in_app' ? (
        <Text size="sm" className={classes.plain}>
          {preview.text}
        </Text>
      ) : (
        // Nothing within it runs or reaches this page, whatever the records hold.
        <iframe className={classes.frame} sandbox="" title={t('preview.letter')} srcDoc={documentOf(preview.html)} />
      )}
    </section>
  )
}

const documentOf = (html: string): string =>
  `<!doctype html><html><head><style>body{margin:12px;font:14px/1.45 system-ui,sans-serif;color:#1d2129;background:#fff;overflow-wrap:anywhere}</style></head><body>${html}</body></html>`
