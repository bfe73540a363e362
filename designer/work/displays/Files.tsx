import { lazy, Suspense } from 'react'
import type { DisplayProps } from './display.ts'

const FileLine = lazy(async () => ({ default: (await import('../../ui/files/FileLine.tsx')).FileLine }))
const FileBlock = lazy(async () => ({ default: (await import('../../ui/files/FileBlock.tsx')).FileBlock }))

/** Files: in a line what they look like and the first one's name, where there is room pictures to open and files to download. */
export function Files({ value, text, isBlock }: DisplayProps) {
  return <Suspense fallback={text}>{isBlock ? <FileBlock value={value} /> : <FileLine value={value} />}</Suspense>
}
