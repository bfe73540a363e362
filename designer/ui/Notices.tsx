import { lazy, Suspense, useSyncExternalStore } from 'react'
import classes from './notices.module.css'
import { areNoticesWanted, onNoticesWanted } from './notices-wanted.ts'

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }))

/** Where notices appear, which is where no page has its buttons; fetched with the first of them. */
export function Notices() {
  const isWanted = useSyncExternalStore(onNoticesWanted, areNoticesWanted)
  if (!isWanted) return null
  return (
    <Suspense>
      <Notifications className={classes.place ?? ''} position="bottom-center" limit={4} autoClose={6000} />
    </Suspense>
  )
}
