import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openConnection } from '../../runtime/storage/connect.ts'
import { readCredentials, roles, urlOf } from '../../server/embedded/credentials.ts'
import { startEmbedded } from '../../server/embedded/start-embedded.ts'
import type { Embedded } from '../../server/embedded/start-embedded.ts'
import { makeLog } from '../../server/log.ts'
import { migrate } from '../../server/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster's superuser: makes and drops the databases of the tests, nothing else. */
    postgresUrl: string
    ownerUrl: string
    runtimeUrl: string
  }
}

/** The migrated database that every test file's own is cloned from. */
export const templateName = 'tessera'

let dataDir: string
let cluster: Embedded

/** Starts a throw-away cluster by the product's own launcher and migrates the template once. */
export async function setup(project: TestProject): Promise<void> {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-test-'))
  fs.chmodSync(dataDir, 0o755)
  cluster = await startEmbedded({ dataDir, log: makeLog('warn'), unsafe: true })
  await migrateTemplate(cluster)
  project.provide('postgresUrl', superuserUrl(dataDir, new URL(cluster.ownerUrl).port))
  project.provide('ownerUrl', cluster.ownerUrl)
  project.provide('runtimeUrl', cluster.runtimeUrl)
}

export async function teardown(): Promise<void> {
  await cluster.stop()
  fs.rmSync(dataDir, { recursive: true, force: true })
}

/** The cluster's superuser, whom the product itself uses once and never again. */
export function superuserUrl(folder: string, port: string): string {
  const credentials = readCredentials(path.join(folder, 'pg18.json'))
  if (!credentials) throw new Error(`no credentials in ${folder}`)
  return urlOf(roles.superuser, credentials.superuser, { port: Number(port), database: 'postgres' })
}

async function migrateTemplate({ ownerUrl, runtimeUrl }: Embedded): Promise<void> {
  const owner = openConnection(ownerUrl, { name: 'template', max: 1 })
  const data = openConnection(runtimeUrl, { name: 'template', max: 1 })
  await migrate(owner, data)
  await Promise.all([owner.close(), data.close()])
}
