import { Avatar, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import { definitionKey } from '../../../schemas/definition.ts'
import { initialsOf } from '../../ui/initials.ts'
import { ByObject } from './ByObject.tsx'
import { ChangeRow } from './ChangeRow.tsx'
import classes from './ReviewPage.module.css'
import type { AuthorGroup } from './selection.ts'
import type { ReviewState } from './use-review.ts'

interface ChosenChangesProps {
  state: ReviewState
  /** While a publish runs, its selection stays as it is. */
  isLocked: boolean
}

/** The changes of the draft by author; mine are ticked. What the ticked ones need is ticked with them. */
export function ChosenChanges({ state, isLocked }: ChosenChangesProps) {
  const { t } = useTranslation('design-review')
  const needed = new Set(state.review?.needed.map(definitionKey))
  const isOn = (change: DraftChange) => state.chosen.includes(definitionKey(change))
  return (
    <section className={classes.changes} aria-label={t('changes')}>
      {state.groups.map((group) => (
        <fieldset key={group.by.id} className={classes.author} disabled={isLocked}>
          <AuthorHead group={group} isOn={isOn} onTick={(on) => state.setTicked(group.changes, on)} />
          <ByObject changes={group.changes}>
            {(change) => (
              <ChangeRow
                key={definitionKey(change)}
                change={change}
                isTicked={isOn(change)}
                isNeeded={!isOn(change) && needed.has(definitionKey(change))}
                onTick={(on) => state.setTicked([change], on)}
              />
            )}
          </ByObject>
        </fieldset>
      ))}
    </section>
  )
}

interface AuthorHeadProps {
  group: AuthorGroup
  isOn: (change: DraftChange) => boolean
  onTick: (isOn: boolean) => void
}

function AuthorHead({ group, isOn, onTick }: AuthorHeadProps) {
  const { t } = useTranslation('design-review')
  const count = group.changes.filter(isOn).length
  const isAll = count === group.changes.length
  const name = group.isMe ? t('mine') : group.by.name
  return (
    <legend className={classes.authorHead}>
      <Checkbox aria-label={t('tickAll', { name })} checked={isAll} indeterminate={count > 0 && !isAll} onChange={() => onTick(!isAll)} />
      <Avatar size={22} radius="sm" color="people" variant="light" aria-hidden>
        {initialsOf(group.by.name)}
      </Avatar>
      {name}
    </legend>
  )
}
