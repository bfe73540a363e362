import { Notifications } from '@mantine/notifications'

/** Where notices appear. A chunk of its own: nobody needs one before the first screen. */
export function Notices() {
  return <Notifications position="bottom-right" limit={4} autoClose={6000} />
}
