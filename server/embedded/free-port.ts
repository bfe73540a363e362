import { randomInt } from 'node:crypto'
import net from 'node:net'

/**
 * A port that nobody listens at, below those that systems give to clients (RFC 6056: from 32768 on Linux). One of these may be taken
 * while its server starts again: by any connection, even by the very client that tries to reach it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
