import { Button, Input, Text, VisuallyHidden } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { extensionsOf } from '../../../schemas/files/file-formats.ts'
import { useFormat } from '../../i18n/reader.ts'
import { type ControlProps, wrapperProps } from '../control.ts'
import { FileRows } from './FileRows.tsx'
import classes from './files.module.css'
import { useUploads } from './use-uploads.ts'

/** Files to choose, to drop or to paste; each is sent at once, and can be removed and put in another place. */
export function FilesControl(props: ControlProps) {
  const { field, label, disabled = false } = props
  const { files, sending, faults, add, change, canSend } = useUploads(props)
  const id = useId()
  const { description, error, withAsterisk } = wrapperProps(props)
  const all = [...(error ? [error] : []), ...faults]
  const room = (fieldTypeOf(field).files?.(field).most ?? 0) - files.length
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} description={description} withAsterisk={withAsterisk} error={all.length > 0 ? all.map((each, index) => <span key={index} className={classes.fault}>{each}</span>) : undefined}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="group" aria-labelledby={id} className={classes.control}>
        {files.length > 0 && <FileRows files={files} sending={sending} isDisabled={disabled} onChange={change} />}
        {room > 0 && <DropZone {...props} disabled={disabled || !canSend} labelledBy={id} onFiles={(chosen) => add(chosen.slice(0, room))} />}
      </div>
    </Input.Wrapper>
  )
}

interface DropZoneProps extends ControlProps {
  labelledBy: string
  onFiles: (files: readonly File[]) => void
}

function DropZone({ field, disabled = false, onBlur, labelledBy, onFiles }: DropZoneProps) {
  const { t } = useTranslation('files')
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const button = useId()
  const [isOver, setOver] = useState(false)
  const limits = fieldTypeOf(field).files?.(field)
  const mayPaste = limits?.families?.includes('pictures') ?? true
  const take = (list: FileList | null) => !disabled && list && list.length > 0 && onFiles([...list])
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    take(event.clipboardData.files)
  }
  return (
    // Dropping and pasting are further ways beside the button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.zone}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(!disabled)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
      onBlur={onBlur}
    >
      <Button id={button} variant="default" size="compact-sm" leftSection={<IconUpload size={14} aria-hidden />} disabled={disabled} aria-labelledby={`${button} ${labelledBy}`} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <Text size="xs" c="dimmed">
        {t(mayPaste ? 'hintPicture' : 'hint', { limit: limits?.maxMegabytes })}
        {limits?.families && ` · ${format.list(limits.families.map((family) => t(`family.${family}`)))}`}
      </Text>
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          tabIndex={-1}
          multiple
          aria-label={t('choose')}
          {...(limits?.families ? { accept: extensionsOf(limits.families).join(',') } : {})}
          onChange={(event) => {
            take(event.currentTarget.files)
            // The same file chosen again, mended meanwhile, is another file.
            event.currentTarget.value = ''
          }}
        />
      </VisuallyHidden>
    </div>
  )
}
