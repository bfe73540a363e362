import fs from 'node:fs/promises'
import path from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Mail, OutgoingMail } from '../../runtime/ports.ts'

interface MailerOptions {
  /** `smtp://name:password@host:587`; without it mails are kept as files. */
  readonly smtpUrl: string | undefined
  /** Where mails are kept that no server takes. */
  readonly folder: string
  /** Where people reach the server: mails come from its host. */
  readonly baseUrl: string
}

/** Sends mails by SMTP or, where no server is set, writes each as an `.eml` file that mail programs open. */
export function createMailer({ smtpUrl, folder, baseUrl }: MailerOptions): Mail {
  const host = new URL(baseUrl).hostname
  const letter = (mail: OutgoingMail): SendMailOptions => letterOf(mail, { from: senderOf(smtpUrl, host), host })
  if (smtpUrl !== undefined) {
    const transport = createTransport({ url: smtpUrl, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience })
    return { isKept: false, send: async (mail) => void (await transport.sendMail(letter(mail))) }
  }
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    isKept: true,
    send: async (mail) => {
      const { message } = await writer.sendMail(letter(mail))
      await fs.mkdir(folder, { recursive: true, mode: 0o700 })
      await fs.writeFile(path.join(folder, `${mail.id}.eml`), message as Buffer, { mode: 0o600 })
    },
  }
}

/** Milliseconds that a mail server may keep us waiting. */
const patience = 10_000

function letterOf({ id, to, subject, text, html }: OutgoingMail, { from, host }: { from: string; host: string }): SendMailOptions {
  return {
    from: { name: 'Tessera', address: from },
    // An object and not a text: an address with a comma in it must not become two.
    to: [{ name: '', address: to }],
    subject,
    text,
    html: `<!doctype html><html><body>${html}</body></html>`,
    messageId: `<${id}@${host}>`,
    // Nothing in a mail may make this process read files or call other servers.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Mail servers mostly insist on the address that signs in. */
function senderOf(smtpUrl: string | undefined, host: string): string {
  const name = smtpUrl === undefined ? '' : decodeURIComponent(new URL(smtpUrl).username)
  return name.includes('@') ? name : `no-reply@${host}`
}
