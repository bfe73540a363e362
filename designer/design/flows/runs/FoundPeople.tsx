import { useTranslation } from 'react-i18next'
import type { Member } from '../../../../schemas/flows/approval/round.ts'
import type { PersonSource } from '../../../../schemas/flows/people/sources.ts'
import { sourceWords } from '../../../../schemas/flows/words/people-words.ts'
import { peopleObject } from '../../../../schemas/objects/names.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { useRecordTitles } from '../../conditions/record-titles.ts'
import beside from '../beside/beside.module.css'
import { useTelling } from '../words/use-flow-words.ts'
import type { WhyHereProps } from './WhyHere.tsx'

/** How each of the people who were asked in a step was found. */
export function FoundPeople({ flow, set, entries, node }: WhyHereProps) {
  const { t } = useTranslation('design-flow-runs')
  const telling = useTelling(flow, set)
  const format = useFormat()
  // What an approval notes when it asks.
  const { members = [] } = (entries.findLast(({ kind, node: at }) => kind === 'asked' && at === node.id)?.data ?? {}) as { readonly members?: readonly Member[] }
  const titleOf = useRecordTitles(set, members.map(({ person }) => ({ object: peopleObject, id: person })))
  if (members.length === 0) return null
  const sources = ((node.settings ?? {})['approvers'] ?? []) as readonly PersonSource[]
  const named = (some: readonly Member[]) => format.list(some.map(({ person, from }) => ('instead' in from && from.instead ? t('why.instead', { name: titleOf(peopleObject, person) ?? '…' }) : (titleOf(peopleObject, person) ?? '…'))))
  const administrators = members.filter(({ from }) => 'how' in from && from.how === 'administrators')
  const brought = members.filter(({ from }) => 'member' in from)
  return (
    <ul className={beside.list}>
      {administrators.length === 0 &&
        sources.map((source, index) => {
          const found = members.filter(({ from }) => 'source' in from && from.source === index)
          return (
            // Sources have no identity beside their place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>{t('why.found', { source: sourceWords(source, telling), people: found.length === 0 ? t('why.nobody') : named(found) })}</li>
          )
        })}
      {administrators.length > 0 && <li>{t('why.administrators', { people: named(administrators) })}</li>}
      {brought.length > 0 && <li>{t('why.brought', { people: named(brought) })}</li>}
    </ul>
  )
}
