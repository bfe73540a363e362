import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { suggestPlural } from '../../design/objects/plural.ts'
import { useLanguage } from '../../i18n/language.ts'
import deskClasses from '../import/import.module.css'
import { useLabels } from '../use-object.ts'
import type { SheetProposalProps } from './SheetProposal.tsx'
import { chosenFields, keyFields, noKey, titleFields } from './sheet-object.ts'

/** What one row and many are called, what names a record and what tells records apart. */
export function SheetNames({ preview, proposal, answers, onChange }: SheetProposalProps) {
  const { t } = useTranslation('import-spreadsheet')
  const { language } = useLanguage()
  const labels = useLabels()
  const { title, key } = chosenFields(proposal, preview, answers)
  const set = (change: Partial<typeof answers>) => onChange({ ...answers, ...change })
  const choice = ({ name, label }: { name: string; label: Parameters<typeof labels>[0] }) => ({ value: name, label: labels(label) })
  const isPluralOwn = answers.many !== suggestPlural(answers.one, language)
  return (
    <section className={deskClasses.section} aria-label={t('names.title')}>
      <h2 className={deskClasses.title}>{t('names.title')}</h2>
      <div className={deskClasses.reading}>
        <TextInput
          label={t('names.one')}
          value={answers.one}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => set({ one: value, ...(!isPluralOwn && { many: suggestPlural(value, language) }) })}
          error={answers.one.trim() === '' && t('names.missing')}
        />
        <TextInput
          label={t('names.many')}
          value={answers.many}
          maxLength={200}
          onChange={(event) => set({ many: event.currentTarget.value })}
          error={answers.many.trim() === '' && t('names.missing')}
        />
        <Select label={t('names.titleField')} data={titleFields(proposal).map(choice)} value={title} allowDeselect={false} onChange={(next) => set({ title: next })} />
        <Select
          label={t('names.key')}
          data={[{ value: noKey, label: t('names.noKey') }, ...keyFields(proposal, preview).map(choice)]}
          value={key ?? noKey}
          allowDeselect={false}
          onChange={(next) => set({ key: next })}
        />
      </div>
    </section>
  )
}
