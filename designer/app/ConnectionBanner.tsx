import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from './api.ts'
import classes from './ConnectionBanner.module.css'
import { type Connection, useConnection } from './connection.ts'
import { queryClient } from './queries.ts'

/** Says that the server does not answer or asks for patience, and tries again until it does. */
export function ConnectionBanner() {
  const connection = useConnection()
  if (connection.state === 'fine') return null
  return <Waiting connection={connection} />
}

function Waiting({ connection }: { connection: Exclude<Connection, { state: 'fine' }> }) {
  const { t } = useTranslation('frame')
  const seconds = useSecondsUntil(connection.state === 'busy' ? connection.retryAt : undefined)
  useProbe(connection)
  return (
    <div className={classes.banner} role="status">
      <IconPlugConnectedX size={16} aria-hidden />
      {connection.state === 'busy' ? t('busy', { seconds }) : t('unreachable')}
    </div>
  )
}

/** Asks the cheapest address until it answers; then everything that failed meanwhile is fetched again. */
function useProbe(connection: Exclude<Connection, { state: 'fine' }>): void {
  useEffect(() => {
    const wait = connection.state === 'busy' ? Math.max(500, connection.retryAt - Date.now()) : 3000
    const probe = async () => {
      try {
        await request('GET', '/readyz')
        await queryClient.refetchQueries({ predicate: (query) => query.state.status === 'error' })
      } catch {
        // Still silent: the request itself has set the state, and with it the next try.
      }
    }
    const timer = setTimeout(probe, wait)
    return () => clearTimeout(timer)
  }, [connection])
}

function useSecondsUntil(instant: number | undefined): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil(((instant ?? now) - now) / 1000))
}
