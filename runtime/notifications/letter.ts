import type { Language } from '../../schemas/label.ts'
import type { OutgoingMail } from '../ports.ts'

/** What a letter says, and to whom. */
interface Said {
  readonly title: string
  readonly body: string
  readonly link: string
  readonly language: Language
}

/** A notification as a letter: its text, the way to what it is about, and how to get no more of them. */
export function letterOf({ title, body, link, language }: Said): Pick<OutgoingMail, 'subject' | 'text' | 'html'> {
  const { open, stop } = words[language]
  const paragraphs = body.split('\n').map((line) => `<p>${escaped(line)}</p>`)
  return {
    // A subject is one line.
    subject: title.replace(/\s+/g, ' '),
    text: `${title}\n\n${body}\n\n${open}: ${link}\n\n${stop}\n`,
    html: `<p><b>${escaped(title)}</b></p>${paragraphs.join('')}<p><a href="${escaped(link)}">${open}</a></p><p><small>${stop}</small></p>`,
  }
}

const words: Readonly<Record<Language, { open: string; stop: string }>> = {
  en: { open: 'Open it', stop: 'Your profile says which of these you get by e-mail.' },
  vi: { open: 'Mở', stop: 'Bạn chọn thông báo nhận qua email trong hồ sơ của mình.' },
  'zh-CN': { open: '打开', stop: '您可以在个人资料中选择通过邮件接收哪些通知。' },
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
