import { ActionIcon, Progress, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileValue } from '../../../schemas/files/file-value.ts'
import { useFormat } from '../../i18n/reader.ts'
import { FileMark } from '../../ui/files/FileMark.tsx'
import classes from './files.module.css'

interface FileRowsProps {
  files: readonly FileValue[]
  sending: Readonly<Record<string, { readonly share: number; readonly cancel: () => void }>>
  isDisabled: boolean
  onChange: (files: readonly FileValue[]) => void
}

/** The files of an input in their order. */
export function FileRows({ files, sending, isDisabled, onChange }: FileRowsProps) {
  const list = useRef<HTMLUListElement>(null)
  const move = (index: number, to: number) => {
    const others = files.filter((_, at) => at !== index)
    onChange(others.toSpliced(to, 0, ...files.slice(index, index + 1)))
  }
  return (
    <ul ref={list} className={classes.rows}>
      {files.map((file, index) => (
        <li key={file.id} className={classes.row}>
          <FileMark file={file} />
          <FileWords file={file} share={sending[file.id]?.share} />
          {!isDisabled && files.length > 1 && <Moves name={file.name} isFirst={index === 0} isLast={index === files.length - 1} onMove={(by) => move(index, index + by)} />}
          {!isDisabled && (
            <Remove
              name={file.name}
              isSending={file.id in sending}
              onClick={() => {
                sending[file.id]?.cancel()
                onChange(files.filter(({ id }) => id !== file.id))
                // What had the focus is gone; the next way on is the button below.
                list.current?.parentElement?.querySelector<HTMLElement>(`.${classes.zone ?? ''} button`)?.focus()
              }}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function FileWords({ file, share }: { file: FileValue; share: number | undefined }) {
  const { t } = useTranslation('files')
  const format = useFormat()
  return (
    <span className={classes.words}>
      <Text size="sm" truncate title={file.name}>
        {file.name}
      </Text>
      {share === undefined ? (
        <Text size="xs" c="dimmed">
          {format.bytes(file.size)}
        </Text>
      ) : (
        <Progress value={share * 100} size="sm" aria-label={t('sending', { name: file.name })} transitionDuration={120} />
      )}
    </span>
  )
}

function Moves({ name, isFirst, isLast, onMove }: { name: string; isFirst: boolean; isLast: boolean; onMove: (by: 1 | -1) => void }) {
  const { t } = useTranslation('files')
  return (
    <span className={classes.moves}>
      <ActionIcon variant="subtle" color="gray" size="sm" disabled={isFirst} aria-label={t('earlier', { name })} onClick={() => onMove(-1)}>
        <IconArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size="sm" disabled={isLast} aria-label={t('later', { name })} onClick={() => onMove(1)}>
        <IconArrowDown size={14} aria-hidden />
      </ActionIcon>
    </span>
  )
}

function Remove({ name, isSending, onClick }: { name: string; isSending: boolean; onClick: () => void }) {
  const { t } = useTranslation('files')
  return (
    <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t(isSending ? 'cancel' : 'remove', { name })} onClick={onClick}>
      <IconX size={14} aria-hidden />
    </ActionIcon>
  )
}
