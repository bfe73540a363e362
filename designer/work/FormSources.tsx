import { type ReactNode, useMemo } from 'react'
import { useWorkspace } from '../app/me.ts'
import { useApp } from '../app/workspace.ts'
import { UploadSourceProvider } from '../controls/files/upload-source.ts'
import { LookupSourceProvider } from '../controls/lookup-source.ts'
import { useLookups } from './use-lookups.ts'
import { uploadSourceOf } from './upload-files.ts'

/** Around the forms of records: where their inputs find what they offer, and where files go. */
export function FormSources({ children }: { children: ReactNode }) {
  const { slug } = useWorkspace()
  const { objects } = useApp()
  const lookups = useLookups()
  const uploads = useMemo(() => uploadSourceOf(slug, objects), [slug, objects])
  return (
    <LookupSourceProvider value={lookups}>
      <UploadSourceProvider value={uploads}>{children}</UploadSourceProvider>
    </LookupSourceProvider>
  )
}
