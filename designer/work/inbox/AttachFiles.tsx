import { Button } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { type FileValue, isFiles } from '../../../schemas/files/file-value.ts'
import { FilesControl } from '../../controls/lazy-controls.tsx'

interface AttachFilesProps {
  files: readonly FileValue[]
  onChange: (files: readonly FileValue[]) => void
}

/** What goes with an answer; out of the way until somebody wants it. */
export function AttachFiles({ files, onChange }: AttachFilesProps) {
  const { t } = useTranslation('inbox')
  const [isOpen, setOpen] = useState(files.length > 0)
  const place = useRef<HTMLDivElement>(null)
  // The button that had the focus is gone: the next key goes on from where the files are.
  const open = () => {
    setOpen(true)
    requestAnimationFrame(() => place.current?.focus())
  }
  if (!isOpen) {
    return (
      <Button variant="subtle" color="gray" size="compact-sm" style={{ alignSelf: 'flex-start' }} ml={-8} leftSection={<IconPaperclip size={15} aria-hidden />} onClick={open}>
        {t('attach')}
      </Button>
    )
  }
  return (
    <div ref={place} tabIndex={-1}>
      <FilesControl field={attached} label={t('attached')} value={files.length === 0 ? null : [...files]} onChange={(value) => onChange(isFiles(value) ? value : [])} />
    </div>
  )
}

/** Held to what a field of files takes that says nothing else. */
const attached: FieldDefinition = { id: 'fld_000000000000', name: 'files', type: 'file', label: '' }
