import { startEmbedded } from '../../server/embedded/start-embedded.ts'
import { makeLog } from '../../server/log.ts'
import { openDataDir } from '../../server/data-dir.ts'

// `node start-embedded-child.ts <data folder>`: prints the addresses, stops in order on SIGTERM.
const dataDir = process.argv[2] ?? ''
openDataDir(dataDir)
const embedded = await startEmbedded({ dataDir, log: makeLog('silent'), unsafe: true })
process.on('SIGTERM', () => void embedded.stop().then(() => process.exit(0)))
setInterval(() => undefined, 60_000)
console.log(JSON.stringify(embedded))
