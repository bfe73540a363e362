import path from 'node:path'
import { exportKind } from '../runtime/exports/export-kind.ts'
import { moveRunsKind } from '../runtime/flows/versions/move-runs-kind.ts'
import { importKind } from '../runtime/imports/import-kind.ts'
import { Refusal } from '../runtime/refusal.ts'
import type { Connection } from '../runtime/storage/connect.ts'
import type { Reads } from '../runtime/storage/reads.ts'
import { createWorkspaces } from '../runtime/workspaces/workspaces.ts'
import { createApp } from './app.ts'
import { createEgress } from './egress/egress.ts'
import { createLocalFiles } from './files/local-files.ts'
import { createPictures } from './files/pictures.ts'
import { createMailer } from './mail/mailer.ts'
import { HttpRefusal } from './http-refusal.ts'
import { createIdentity } from './identity/identity.ts'
import type { SetUp } from './identity/set-up.ts'
import { issueText } from './issue-texts/issue-text.ts'
import { mailKind } from '../runtime/notifications/mail-notification.ts'
import { linksTo } from './mail/link-to.ts'
import { returnKind } from '../runtime/records/pool/return-kind.ts'
import { createEventHub } from './events/event-hub.ts'
import type { Answer } from './listen.ts'
import { watchLive } from './live-watch.ts'
import type { Log } from './log.ts'
import { startMigrating } from './migrating.ts'
import { addressOfExport } from './routes/exports.ts'
import { addressOfErrors } from './routes/imports.ts'
import { healthRoutes } from './routes/health.ts'
import { routes } from './routes/index.ts'
import type { Settings } from './settings.ts'
import type { Stop } from './shutdown.ts'
import { createSigner } from './signer.ts'
import { StartError } from './start-error.ts'
import { createVault } from './vault.ts'
import { createWorkers, noWorkers } from './workers.ts'
import { createWaking } from './wake.ts'
import type { Heard } from './wake.ts'

/** What the start has made ready. */
interface Started {
  readonly settings: Settings
  readonly secret: string
  readonly log: Log
  readonly owner: Connection
  readonly data: Connection
  /** For what flows do by themselves: however many of their steps there are, people have connections of their own. */
  readonly flows: Connection
  readonly reads: Reads
  /** Name of the Postgres role that `data` works as. */
  readonly dataRole: string
}

export interface Application {
  readonly answer: Answer
  /** Printed once the server answers. */
  readonly welcome: readonly string[]
  /** Ends answers that would go on for as long as somebody listens: the door waits for all others. */
  readonly endStreams: Stop
  readonly stop: Stop
}

/** Puts the server together from its parts; the only place that knows them all. */
export async function compose({ settings, secret, log, owner, data, flows, reads, dataRole }: Started): Promise<Application> {
  const { baseUrl, dataDir, trustedProxies, smtpUrl, allowedEgress } = settings
  const reload = (slug?: string): void => {
    for (const workspace of workspaces.opened()) {
      if (slug !== undefined && workspace.slug !== slug) continue
      workspace.reload().catch((error: unknown) => log.warn({ err: error, workspace: workspace.slug }, 'a release was not loaded yet'))
    }
  }
  const heard: Heard = { released: reload, job: (slug) => workers.job(slug), flows: (slug) => {
      workers.flows(slug)
      events.wake(slug)
    }, missed: reload }
  const waking = createWaking({ data, direct: owner, log }, heard)
  const ports = {
    clock: { now: () => new Date() },
    files: createLocalFiles(path.join(dataDir, 'files')),
    signer: createSigner(secret),
    vault: createVault(secret),
    wake: waking.port,
    pictures: createPictures(),
    egress: createEgress({ allowed: allowedEgress }),
    mail: createMailer({ smtpUrl, folder: path.join(dataDir, 'mails'), baseUrl }),
    linkTo: linksTo(baseUrl),
  }
  const workspaces = createWorkspaces({ data, reads, owner, ports, dataRole })
  const kinds = [importKind({ addressOfErrors }), exportKind({ addressOfFile: addressOfExport }), returnKind, mailKind, moveRunsKind]
  const workers = settings.works ? createWorkers({ data, flows, workspaces, kinds, log }) : noWorkers
  const identity = createIdentity({ data, workspaces, baseUrl, secret, log })
  const wakeWorkers = (slug: string): void => {
    workers.job(slug)
    workers.flows(slug)
  }
  const events = createEventHub({ log })
  const parts = { data, owner, ports, workspaces, identity, events, baseUrl, trustedProxies, log }
  const app = settings.serves ? createApp(parts, routes) : createApp(parts, healthRoutes, { pages: null })
  const watch = watchLive({ data, workspaces, log })
  await waking.listen()
  workers.start()
  const migrating = startMigrating({ workspaces, log, migrated: wakeWorkers })
  return {
    answer: app.fetch,
    welcome: await welcome(identity.setUp, settings),
    endStreams: async () => events.stop(),
    stop: async () => {
      await migrating.stop()
      await workers.stop()
      await watch.stop()
      await waking.stop()
    },
  }
}

async function welcome(setUp: SetUp, { serves, administrator, baseUrl }: Settings): Promise<readonly string[]> {
  if (!serves) return [`Tessera works for ${baseUrl}`]
  if (administrator) await makeAdministrator(setUp, administrator)
  const token = await setUp.issueToken()
  const address = `Tessera runs at ${baseUrl}`
  return token === undefined ? [address] : [address, `Set it up here; the link works once: ${baseUrl}/setup?token=${token}`]
}

async function makeAdministrator(setUp: SetUp, administrator: NonNullable<Settings['administrator']>): Promise<void> {
  try {
    await setUp.unattended(administrator)
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof HttpRefusal)) throw error
    // Another process was quicker with the same administrator.
    if (error.code === 'setup-closed') return
    const reasons = error.issues.map((issue) => issueText(issue, 'en'))
    throw new StartError(`TESSERA_ADMIN_EMAIL and TESSERA_ADMIN_PASSWORD: ${reasons.join(' ')}`, { cause: error })
  }
}
