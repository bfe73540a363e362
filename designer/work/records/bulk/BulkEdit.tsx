import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { useWorkspace } from '../../../app/me.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import type { AskedRecords } from '../use-records.ts'
import { BulkDone } from './BulkDone.tsx'
import { BulkPreviewView } from './BulkPreviewView.tsx'
import { BulkQuestion } from './BulkQuestion.tsx'
import { useBulkEdit } from './use-bulk-edit.ts'

interface BulkEditProps {
  object: AppObject
  /** The chosen records. */
  records: readonly RecordAnswer[]
  asked: AskedRecords
  /** How many records the list finds. */
  total: number
  onClose: () => void
}

/** Sets a field on many records: first what would change, then the work with its progress, then the outcome, which can be undone. */
export function BulkEdit({ object, records, asked, total, onClose }: BulkEditProps) {
  const { t } = useTranslation('work-bulk')
  const { t: tUi } = useTranslation('ui')
  const { slug } = useWorkspace()
  const of = { workspace: slug, object: object.definition.name }
  const edit = useBulkEdit(of)
  const { stage } = edit
  const isRunning = stage.at === 'running'
  return (
    <Modal opened onClose={onClose} size="xl" title={t('title')} closeOnEscape={!isRunning} closeOnClickOutside={!isRunning} withCloseButton={!isRunning} closeButtonProps={{ 'aria-label': tUi('close') }}>
      <Stack gap="md">
        {/* Asked again after going back: what was filled in is still there. */}
        <div hidden={stage.at !== 'asking'}>
          <BulkQuestion object={object} records={records} asked={asked} total={total} isPending={edit.isPending} onAsk={edit.look} onClose={onClose} />
        </div>
        {stage.at === 'asking' && edit.problem && <ErrorState problem={edit.problem} />}
        {stage.at === 'preview' && <BulkPreviewView object={object.definition} {...stage} of={of} onApply={(refused) => edit.apply(stage.wish, stage.preview, refused)} onBack={edit.back} />}
        {isRunning && <Running done={stage.done} total={stage.total} onCancel={edit.cancel} />}
        {stage.at === 'done' && <BulkDone object={object.definition} {...stage} onUndo={() => edit.undo(stage.wish, stage.preview, stage.outcome)} onClose={onClose} />}
      </Stack>
    </Modal>
  )
}

function Running({ done, total, onCancel }: { done: number; total: number; onCancel: () => void }) {
  const { t } = useTranslation('work-bulk')
  const format = useFormat()
  return (
    <Stack gap="sm">
      <Text role="status">{t('running', { done: format.number(done), total: format.number(total) })}</Text>
      <Progress value={total === 0 ? 100 : (100 * done) / total} aria-label={t('progress')} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('stop')}
        </Button>
      </Group>
    </Stack>
  )
}
