import net from 'node:net'
import { freePort } from '../../server/embedded/free-port.ts'

/** A statement that is to be struck, and when: before Postgres hears of it, or once it has been sent. */
export interface Strike {
  readonly at: number
  readonly moment: 'before' | 'after'
  /** Ends what is to be ended; the connection itself is cut in any case. */
  end(backend: number): void
}

/** Stands between a server and Postgres, and counts the statements of transactions and those on business tables. */
export interface StatementProxy {
  /** The same address behind the proxy. */
  behind(url: string): string
  /** Counts anew, and strikes when it comes to the statement. */
  arm(strike?: Strike): void
  /** The texts since then. */
  counted(): readonly string[]
  isStruck(): boolean
  /** Resolves when Postgres has left every connection that was cut: nothing of them runs any more. */
  quiet(): Promise<void>
  close(): Promise<void>
}

export async function startStatementProxy(url: string): Promise<StatementProxy> {
  const target = Number(new URL(url).port)
  const port = await freePort()
  const cut = new Set<Promise<void>>()
  let [armed, isStruck, texts]: [Strike | undefined, boolean, string[]] = [undefined, false, []]

  /** Whether the statement that comes now is the one. */
  const comes = (text: string): Strike | undefined => {
    texts.push(text)
    if (!armed || texts.length !== armed.at) return undefined
    isStruck = true
    const strike = armed
    armed = undefined
    return strike
  }

  // Without `noDelay` each statement would wait 40 ms for the acknowledgement of the last.
  const server = net.createServer({ noDelay: true }, (client) => {
    const postgres = net.connect({ port: target, host: '127.0.0.1', noDelay: true })
    const closed = new Promise<void>((resolve) => postgres.once('close', () => resolve()))
    const backend = watchBackend(postgres)
    const statements = watchStatements()
    let struck: Strike | undefined
    // What Postgres has got it may end; its answers go nowhere.
    const cutOff = (): void => {
      cut.add(closed)
      client.destroy()
      postgres.end().resume()
    }
    const take = (message: Buffer): void => {
      if (client.destroyed) return
      const text = statements(message)
      struck ??= text === undefined ? undefined : comes(text)
      if (struck?.moment === 'before') {
        struck.end(backend())
        return cutOff()
      }
      postgres.write(message)
      if (!struck || !isComplete(message)) return
      const { end } = struck
      client.pause()
      // The kernel has it now: Postgres reads it whatever becomes of us.
      postgres.write('', () => {
        end(backend())
        cutOff()
      })
    }
    client.on('data', cutMessages(take)).on('error', () => undefined).on('close', () => postgres.end())
    postgres.on('data', (chunk) => client.destroyed || client.write(chunk)).on('error', () => undefined).on('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    behind: (address) => Object.assign(new URL(address), { port: String(port) }).href,
    arm: (strike) => void ([armed, isStruck, texts] = [strike, false, []]),
    counted: () => texts,
    isStruck: () => isStruck,
    quiet: async () => void (await Promise.all(cut)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Messages of the frontend (PostgreSQL, "Frontend/Backend Protocol"): the first has no type. */
function cutMessages(take: (message: Buffer) => void): (chunk: Buffer) => void {
  let [rest, isFirst]: [Buffer, boolean] = [Buffer.alloc(0), true]
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = isFirst ? 0 : 1
      if (rest.length < head + 4) return
      const length = head + rest.readUInt32BE(head)
      if (rest.length < length) return
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      isFirst = false
      take(message)
    }
  }
}

const typeOf = (message: Buffer): string => String.fromCodePoint(message[0] ?? 0)

/** A query, the end of a copy, or the Sync behind a prepared statement: from here on Postgres works. */
const isComplete = (message: Buffer): boolean => ['Q', 'c', 'S'].includes(typeOf(message))

/** Tells the text of each statement that counts, as its last part begins. */
function watchStatements(): (message: Buffer) => string | undefined {
  const prepared = new Map<string, string>()
  let [isInside, isStarted] = [false, false]
  const textOf = (message: Buffer): string | undefined => {
    const [first = '', second = ''] = message.toString('latin1', 5).split('\0')
    const type = typeOf(message)
    if (type === 'P') prepared.set(first, second)
    if (type === 'B') return prepared.get(second)
    return type === 'Q' ? first : type === 'c' ? 'the end of a copy' : undefined
  }
  return (message) => {
    // The startup message.
    if (!isStarted) return void (isStarted = true)
    const text = textOf(message)
    if (text === undefined) return undefined
    if (/^begin/i.test(text)) isInside = true
    const counts = isInside || businessTable.test(text)
    if (/^(commit|rollback)$/i.test(text)) isInside = false
    return counts ? text : undefined
  }
}

const businessTable = /"ws_main"\."[a-z]/

/** Reads the process id out of BackendKeyData, which stands in the first answers. */
function watchBackend(postgres: net.Socket): () => number {
  let [answers, pid] = [Buffer.alloc(0), 0]
  const look = (chunk: Buffer): void => {
    answers = Buffer.concat([answers, chunk])
    let at = 0
    while (at + 5 <= answers.length) {
      if (typeOf(answers.subarray(at)) === 'K' && at + 9 <= answers.length) {
        pid = answers.readInt32BE(at + 5)
        return void postgres.off('data', look)
      }
      at += 1 + answers.readUInt32BE(at + 1)
    }
  }
  postgres.on('data', look)
  return () => pid
}
