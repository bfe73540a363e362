import { createHmac } from 'node:crypto'
import { linksTo } from '../../server/mail/link-to.ts'
import { createPictures } from '../../server/files/pictures.ts'
import { createVault } from '../../server/vault.ts'
import type { OutgoingMail, Ports } from '../../runtime/ports.ts'

/** Ports that keep the mails they were given. */
export interface TestPorts extends Ports {
  readonly mails: OutgoingMail[]
}

/** Ports without an outside: the real clock, files in memory, a signer with a fixed key, nobody to wake. */
export function testPorts(): TestPorts {
  const mails: OutgoingMail[] = []
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const sign = (text: string): string => createHmac('sha256', 'test').update(text).digest('base64url')
  return {
    clock: { now: () => new Date() },
    files: {
      write: async (key, stream) => {
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
        files.set(key, bytes)
        return { size: bytes.byteLength }
      },
      read: async (key, range) => {
        const bytes = files.get(key)
        if (!bytes) throw new Error(`no file ${key}`)
        return new Blob([range ? bytes.slice(range.from, range.to) : bytes]).stream()
      },
      remove: async (key) => {
        files.delete(key)
      },
    },
    signer: { sign, verify: (text, signature) => sign(text) === signature },
    vault: createVault('test'),
    pictures: createPictures(),
    mails,
    egress: { send: async () => Promise.reject(new Error('nobody outside is called')) },
    mail: { isKept: false, send: async (mail) => void mails.push(mail) },
    linkTo: linksTo('https://crm.example.com'),
    wake: { released: () => undefined, job: () => undefined, flows: () => undefined },
  }
}
