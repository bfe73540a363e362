import { type Icon, IconFile, IconFileMusic, IconFileSpreadsheet, IconFileText, IconFileZip, IconMovie, IconPhoto, IconPresentation } from '@tabler/icons-react'
import { type FileFamily, familyOf } from '../../../schemas/files/file-formats.ts'
import type { FileValue } from '../../../schemas/files/file-value.ts'
import { addressesOf } from '../../app/addresses.ts'
import { useWorkspace } from '../../app/me.ts'
import classes from './files.module.css'

const icons: Readonly<Record<FileFamily, Icon>> = {
  pictures: IconPhoto,
  documents: IconFileText,
  spreadsheets: IconFileSpreadsheet,
  presentations: IconPresentation,
  audio: IconFileMusic,
  video: IconMovie,
  archives: IconFileZip,
}

/** Whether a file is shown as a picture. */
export const isPicture = ({ type }: FileValue): boolean => familyOf(type) === 'pictures'

/** A picture made small, or what kind of file it is; the name beside it says more. */
export function FileMark({ file, size = 'row' }: { file: FileValue; size?: 'line' | 'row' | 'tile' }) {
  const { slug } = useWorkspace()
  const family = familyOf(file.type)
  const FamilyIcon = family ? icons[family] : IconFile
  return (
    <span className={classes.mark} data-size={size}>
      {isPicture(file) ? <img src={addressesOf(slug).thumbnail(file.id, 'small')} alt="" loading="lazy" decoding="async" draggable={false} /> : <FamilyIcon size={size === 'line' ? 16 : 20} stroke={1.6} aria-hidden />}
    </span>
  )
}
