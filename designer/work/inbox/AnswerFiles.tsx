import { lazy, Suspense } from 'react'
import type { FileValue } from '../../../schemas/files/file-value.ts'

const FileBlock = lazy(async () => ({ default: (await import('../../ui/files/FileBlock.tsx')).FileBlock }))

/** What came with an answer: pictures to open, and files to download. */
export function AnswerFiles({ files }: { files: readonly FileValue[] }) {
  if (files.length === 0) return null
  return (
    <Suspense fallback={files.map(({ name }) => name).join(', ')}>
      <FileBlock value={files} />
    </Suspense>
  )
}
