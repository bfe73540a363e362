import { makeLog } from './log.ts'
import { runServer } from './run-server.ts'
import { StartError } from './start-error.ts'

function end(error: unknown): never {
  if (error instanceof StartError) console.error(error.message)
  else makeLog('fatal').fatal({ err: error }, 'the process ends: something failed that nobody expected')
  process.exit(1)
}

process.on('uncaughtException', end)
await runServer(process.env, process.argv.slice(2)).catch(end)
