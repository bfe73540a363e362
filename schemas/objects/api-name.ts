import { nameFault } from './names.ts'

/**
 * The API name that a label suggests: `Tên khách hàng` -> `ten_khach_hang`, `2nd phone` -> `n2nd_phone`.
 * Never empty, malformed or reserved, and none that `taken` claims. `romanise` writes what is not Latin in Latin
 * letters (客户名称 -> `ke hu ming cheng`); without it such letters are left out.
 */
export function apiNameOf(label: string, taken: (name: string) => boolean, romanise: (text: string) => string = (text) => text): string {
  const base = plainName(romanise(label.normalize('NFC'))) || 'unnamed'
  const free = (name: string) => nameFault(name) === undefined && !taken(name)
  if (free(base)) return base
  for (let count = 2; ; count += 1) {
    const name = `${base.slice(0, longest - String(count).length - 1).replace(/_$/, '')}_${count}`
    if (free(name)) return name
  }
}

const longest = 48

function plainName(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+/, '')
  const begun = /^\d/.test(words) ? `n${words}` : words
  return begun.slice(0, longest).replace(/_+$/, '')
}
