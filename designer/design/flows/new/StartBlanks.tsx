import { MultiSelect, NumberInput, Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { fieldOf, type ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { FieldControl } from '../../../controls/FieldControl.tsx'
import { useChoices } from '../../draft/choices.ts'
import classes from './new.module.css'
import { PeopleBlank } from './PeopleBlank.tsx'
import type { BlankName, Blanks, FlowStart } from './starts/start.ts'
import { WhoBlank } from './WhoBlank.tsx'

interface StartBlanksProps {
  start: FlowStart
  object: ObjectDefinition
  set: DefinitionSet
  blanks: Blanks
  onBlanks: (blanks: Blanks) => void
  /** It was sent already: what is missing is said. */
  isTried: boolean
}

/** What a start leaves open, marked until it is filled in. */
export function StartBlanks(props: StartBlanksProps) {
  const { t } = useTranslation('design-flow-new')
  const { start, object, set, blanks } = props
  if (start.blanks.length === 0) return null
  const fitting = start.fits?.(object, set)
  return (
    <section className={classes.blanks} aria-label={t('blanks')}>
      {fitting?.length === 0 ? (
        <Text size="sm">{t(`start.${start.name}.noField`)}</Text>
      ) : (
        start.blanks.map((blank) => <Blank key={blank} {...props} blank={blank} fitting={fitting ?? []} filled={blanks[blank] !== undefined} />)
      )}
    </section>
  )
}

interface BlankProps extends StartBlanksProps {
  blank: BlankName
  /** API names of the fields that fit. */
  fitting: readonly string[]
  filled: boolean
}

function Blank({ blank, start, object, set, blanks, onBlanks, fitting, filled, isTried }: BlankProps) {
  const { t } = useTranslation('design-flow-new')
  const choicesOf = useChoices()
  const fill = (change: Blanks) => onBlanks({ ...blanks, ...change })
  const error = isTried && !filled && t('blankMissing')
  const fields = choicesOf(fitting.flatMap((name) => fieldOf(object, name) ?? []))
  switch (blank) {
    case 'who':
      return <WhoBlank label={t(start.isApproval ? 'who.approves' : 'who.told')} set={set} value={blanks.who} onChange={(who) => fill({ who })} error={error} />
    case 'field':
      return <Select label={t(`start.${start.name}.field`)} placeholder={t('choose')} data={fields} value={blanks.field ?? null} onChange={(field) => fill({ field: field ?? undefined, people: undefined } as Blanks)} searchable allowDeselect={false} error={error} />
    case 'fields':
      return <MultiSelect className={classes.wide ?? ''} label={t('fields')} description={t('fieldsHelp')} data={fields} value={[...(blanks.fields ?? [])]} onChange={(chosen) => fill({ fields: chosen })} searchable error={isTried && (blanks.fields ?? []).length === 0 && t('blankMissing')} />
    case 'amount':
      return (
        <FieldControl
          // Written as the field that it is compared with.
          field={{ type: 'decimal', ...fieldOf(object, blanks.field ?? ''), id: 'amount', name: 'amount', label: t('amount'), required: false }}
          label={t('amount')}
          value={blanks.amount ?? null}
          onChange={(amount) => fill({ amount: typeof amount === 'string' ? amount : undefined } as Blanks)}
          live
          {...(error && { error })}
        />
      )
    case 'days':
      return <NumberInput label={t('days')} min={0} max={3650} allowDecimal={false} value={blanks.days ?? ''} onChange={(days) => fill({ days: typeof days === 'number' ? days : undefined } as Blanks)} error={error} />
    case 'people':
      return <PeopleBlank object={object} field={blanks.field} people={blanks.people ?? {}} onPeople={(people) => fill({ people })} isTried={isTried} />
  }
}
