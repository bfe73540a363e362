import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { type LookupChoice, useLookupSource } from '../../controls/lookup-source.ts'
import { type Mentioned, mentionAt, type MentionSearch, stillMentioned, withMention } from './mention.ts'

const nobody: readonly LookupChoice[] = []

/** A text in which `@` offers people: what was written, who may be meant at the caret, and who was chosen. */
export function useMentioning(box: RefObject<HTMLTextAreaElement | null>, initial: { readonly body: string; readonly mentions: readonly Mentioned[] }) {
  const [text, setText] = useState(initial.body)
  const [chosen, setChosen] = useState(initial.mentions)
  const [search, setSearch] = useState<MentionSearch | undefined>()
  const people = usePeople(search?.text)
  return {
    text,
    people,
    mentions: stillMentioned(text, chosen),
    /** Call whenever the text or the caret has changed. */
    follow: ({ value, selectionStart }: HTMLTextAreaElement) => {
      setText(value)
      setSearch(mentionAt(value, selectionStart))
    },
    mention: (id: string) => {
      const person = people.find((each) => each.id === id)
      if (!person || !search) return
      const mentioned = { id: person.id, name: person.title }
      const written = withMention(text, search, mentioned)
      setText(written.text)
      setChosen([...chosen, mentioned])
      setSearch(undefined)
      // The caret can be set once the new text is in the box.
      requestAnimationFrame(() => box.current?.setSelectionRange(written.caret, written.caret))
    },
    stopSearching: () => setSearch(undefined),
    clear: () => {
      setText('')
      setChosen([])
    },
  }
}

/** The people that a search after `@` finds; nobody while nothing is searched for. */
function usePeople(text: string | undefined): readonly LookupChoice[] {
  const source = useLookupSource()
  const { data } = useQuery({
    queryKey: ['lookup', { to: 'person' }, text],
    queryFn: ({ signal }) => source?.search({ to: 'person' }, text ?? '', signal) ?? Promise.resolve(nobody),
    enabled: text !== undefined && source !== null,
    staleTime: 10_000,
    placeholderData: (before) => before,
  })
  return text === undefined ? nobody : (data ?? nobody)
}
