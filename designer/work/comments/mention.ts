/** Somebody who is meant by `@Name` in a text. */
export interface Mentioned {
  readonly id: string
  readonly name: string
}

/** What is being typed after an `@` that ends at the caret: where it begins and what is searched for. */
export interface MentionSearch {
  readonly start: number
  readonly text: string
}

/** Names have a few words; more than that after an `@` is a sentence. */
const searched = /(?:^|[\s(（，。])@([^\s@]{0,30}(?: [^\s@]{1,30}){0,3})$/u

/** The mention that somebody is about to make, if the caret stands in one. */
export function mentionAt(text: string, caret: number): MentionSearch | undefined {
  const [, typed] = searched.exec(text.slice(0, caret)) ?? []
  return typed === undefined ? undefined : { start: caret - typed.length - 1, text: typed }
}

/** The text with the search replaced by the person's name, and where the caret stands then. */
export function withMention(text: string, { start, text: typed }: MentionSearch, { name }: Mentioned): { text: string; caret: number } {
  const before = `${text.slice(0, start)}@${name} `
  const after = text.slice(start + 1 + typed.length)
  return { text: before + (after.startsWith(' ') ? after.slice(1) : after), caret: before.length }
}

/** Those of the chosen people whose name still stands in the text. */
export const stillMentioned = (text: string, chosen: readonly Mentioned[]): readonly Mentioned[] =>
  chosen.filter(({ id, name }, index) => text.includes(`@${name}`) && chosen.findIndex((other) => other.id === id) === index)

/** A piece of a comment: plain, or the name of somebody who is mentioned. */
export type CommentPiece = string | Mentioned

/** Cuts a text at the names of the mentioned; of two names the longer one is meant. */
export function commentPieces(text: string, mentions: readonly Mentioned[]): readonly CommentPiece[] {
  const longestFirst = mentions.toSorted((a, b) => b.name.length - a.name.length)
  const pieces: CommentPiece[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const found = longestFirst.find(({ name }) => text.startsWith(`@${name}`, at))
    if (found) {
      if (plain !== '') pieces.push(plain)
      pieces.push(found)
      plain = ''
      at += found.name.length + 1
    } else {
      plain += text.charAt(at)
      at += 1
    }
  }
  return plain === '' ? pieces : [...pieces, plain]
}
