import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FileValue, isFiles } from '../../../schemas/files/file-value.ts'
import { addressesOf } from '../../app/addresses.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { FileMark, isPicture } from './FileMark.tsx'
import classes from './files.module.css'
import { Lightbox } from './Lightbox.tsx'

/** Pictures to open, and files to download. */
export function FileBlock({ value }: { value: unknown }) {
  const { t } = useTranslation('files')
  const [open, setOpen] = useState<number | null>(null)
  const files = isFiles(value) ? value : []
  const pictures = files.filter(isPicture)
  const others = files.filter((file) => !isPicture(file))
  return (
    <div className={classes.block}>
      {pictures.length > 0 && (
        <div className={classes.pictures}>
          {pictures.map((file, index) => (
            <button key={file.id} type="button" className={classes.picture} aria-label={t('open', { name: file.name })} title={file.name} onClick={() => setOpen(index)}>
              <FileMark file={file} size="tile" />
            </button>
          ))}
        </div>
      )}
      {others.length > 0 && (
        <ul className={classes.files}>
          {others.map((file) => (
            <Download key={file.id} file={file} />
          ))}
        </ul>
      )}
      <Lightbox pictures={pictures} at={open} onMove={setOpen} onClose={() => setOpen(null)} />
    </div>
  )
}

function Download({ file }: { file: FileValue }) {
  const { slug } = useWorkspace()
  const format = useFormat()
  return (
    <li>
      <FileMark file={file} size="line" />
      <Anchor href={addressesOf(slug).file(file.id)} download={file.name} size="sm" className={classes.name}>
        {file.name}
      </Anchor>
      <Text span size="xs" c="dimmed" flex="none">
        {format.bytes(file.size)}
      </Text>
    </li>
  )
}
