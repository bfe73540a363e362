import { Button, Loader, Text, VisuallyHidden } from '@mantine/core'
import { IconFileSpreadsheet, IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileAnswer } from '../../../schemas/api/file.ts'
import { uploadLimit } from '../../../schemas/files/upload-limit.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from './DropFile.module.css'
import { uploadFile } from './import-queries.ts'
import { ProblemAlert } from './ProblemAlert.tsx'

interface DropFileProps {
  onUploaded: (file: FileAnswer) => void
}

/** Said in round figures, for people count by the thousand: a file of exactly this size is taken. */
const shownLimit = Math.floor(uploadLimit / 100_000_000) * 100_000_000

/** Where a table is dropped or chosen; it is sent at once. */
export function DropFile({ onUploaded }: DropFileProps) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const [isOver, setOver] = useState(false)
  const upload = useUpload(onUploaded)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    upload.send(event.dataTransfer.files[0])
  }
  return (
    <div className={classes.place}>
      <div
        className={classes.target}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {upload.sending ? <Sending file={upload.sending} onCancel={upload.cancel} /> : <Choice isOver={isOver} onChosen={upload.send} />}
      </div>
      {upload.isTooLarge && (
        <Text c="danger" role="alert">
          {t('drop.tooLarge', { limit: format.bytes(shownLimit) })}
        </Text>
      )}
      {upload.problem !== null && <ProblemAlert problem={upload.problem} />}
    </div>
  )
}

function Choice({ isOver, onChosen }: { isOver: boolean; onChosen: (file: File | undefined) => void }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <span className={classes.tile}>
        {isOver ? <IconFileUpload size={28} stroke={1.6} aria-hidden /> : <IconFileSpreadsheet size={28} stroke={1.6} aria-hidden />}
      </span>
      <Text fw={600} size="lg" ta="center">
        {t('drop.title')}
      </Text>
      <Text size="sm" c="dimmed" ta="center">
        {t('drop.formats', { limit: format.bytes(shownLimit) })}
      </Text>
      <Button onClick={() => input.current?.click()}>{t('drop.choose')}</Button>
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          tabIndex={-1}
          aria-label={t('drop.choose')}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            onChosen(event.currentTarget.files?.[0])
            // The same file chosen again, mended meanwhile, is another file.
            event.currentTarget.value = ''
          }}
        />
      </VisuallyHidden>
    </>
  )
}

function Sending({ file, onCancel }: { file: File; onCancel: () => void }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  return (
    <>
      <Loader size={28} aria-hidden />
      <Text fw={550} role="status">
        {t('drop.sending', { name: file.name })}
      </Text>
      <Text size="sm" c="dimmed">
        {format.bytes(file.size)}
      </Text>
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </>
  )
}

function useUpload(onUploaded: (file: FileAnswer) => void) {
  const { slug } = useWorkspace()
  const [sending, setSending] = useState<File | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [isTooLarge, setTooLarge] = useState(false)
  const aborter = useRef<AbortController | null>(null)
  const send = (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    setTooLarge(file.size > uploadLimit)
    if (file.size > uploadLimit) return
    const own = new AbortController()
    aborter.current = own
    setSending(file)
    uploadFile(slug, file, own.signal)
      .then(onUploaded, (reason: unknown) => own.signal.aborted || setProblem(reason))
      .finally(() => setSending(null))
  }
  return { sending, problem, isTooLarge, send, cancel: () => aborter.current?.abort() }
}
