import { lazy, Suspense, useSyncExternalStore } from 'react'
import { areNoticesWanted, onNoticesWanted } from './notices-wanted.ts'

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }))

/** Where notices appear; fetched with the first of them. */
export function Notices() {
  const isWanted = useSyncExternalStore(onNoticesWanted, areNoticesWanted)
  if (!isWanted) return null
  return (
    <Suspense>
      <Notifications position="bottom-right" limit={4} autoClose={6000} />
    </Suspense>
  )
}
