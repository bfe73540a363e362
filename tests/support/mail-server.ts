import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A mail server that keeps what it is given. */
export interface MailServer {
  readonly url: string
  readonly letters: string[]
  /** Answers to the next mails instead of taking them, such as `450 later`. */
  readonly declines: string[]
  close(): Promise<void>
}

/** Speaks as much of SMTP as a sender of mails needs (RFC 5321). */
export async function startMailServer(): Promise<MailServer> {
  const [letters, declines]: [string[], string[]] = [[], []]
  const server = createServer((socket) => converse(socket, letters, declines))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, letters, declines, close: () => new Promise((done) => server.close(() => done())) }
}

function converse(socket: Socket, letters: string[], declines: string[]): void {
  let [received, isLetter] = ['', false]
  const say = (line: string) => socket.write(`${line}\r\n`)
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    received += chunk.toString()
    for (let end = received.indexOf(isLetter ? '\r\n.\r\n' : '\r\n'); end >= 0; end = received.indexOf(isLetter ? '\r\n.\r\n' : '\r\n')) {
      const said = received.slice(0, end)
      received = received.slice(end + (isLetter ? 5 : 2))
      if (isLetter) letters.push(said)
      const answer = isLetter ? '250 taken' : answerTo(said, declines)
      isLetter = answer.startsWith('354')
      say(answer)
      if (answer.startsWith('221')) socket.end()
    }
  })
  say('220 test')
}

function answerTo(line: string, declines: string[]): string {
  const command = line.slice(0, 4).toUpperCase()
  if (command === 'MAIL') return declines.shift() ?? '250 fine'
  if (command === 'DATA') return '354 go on'
  return command === 'QUIT' ? '221 bye' : '250 fine'
}
