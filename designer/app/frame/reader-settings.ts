import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type ReaderSettings, useReaderSettings } from '../../i18n/reader.ts'
import { addressesOf } from '../addresses.ts'
import { get } from '../api.ts'
import { useWorkspace } from '../me.ts'

interface WorkspaceSettings {
  zone?: string
  currency?: string
}

/** How this person reads values here: own zone, else the workspace's; the workspace's currency. */
export function useSettingsOfReader(): ReaderSettings {
  const { slug, person } = useWorkspace()
  const browser = useReaderSettings()
  const { data: settings } = useQuery({
    queryKey: ['workspace', slug, 'settings'],
    queryFn: ({ signal }) => get<WorkspaceSettings>(addressesOf(slug).settings, { signal }),
    staleTime: 300_000,
  })
  return useMemo(
    () => ({
      zone: person.zone ?? settings?.zone ?? browser.zone,
      currency: settings?.currency ?? browser.currency,
    }),
    [person.zone, settings, browser],
  )
}
