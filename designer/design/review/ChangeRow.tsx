import { ActionIcon, Anchor, Checkbox, Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import { useWorkspace } from '../../app/me.ts'
import { browserKeep } from '../../document/keep.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ChangeMark } from '../draft/ChangeMark.tsx'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'
import { useDiscard } from '../draft/use-discard.ts'
import { ChangeDetail } from './ChangeDetail.tsx'
import classes from './ReviewPage.module.css'

interface ChangeRowProps {
  change: DraftChange
  isTicked: boolean
  /** Not ticked, but published all the same: something that is ticked cannot do without it. */
  isNeeded: boolean
  onTick: (isOn: boolean) => void
}

/** One change of the draft: tick it, open it, or take it back. */
export function ChangeRow({ change, isTicked, isNeeded, onTick }: ChangeRowProps) {
  const { t } = useTranslation('design-review')
  const { slug, person } = useWorkspace()
  const labelText = useLabelText()
  const format = useFormat()
  const discard = useDiscard()
  const [isOpen, { toggle }] = useDisclosure(false)
  const label = labelText(change.label)
  const kind = t(`kind.${change.kind}`, { defaultValue: change.kind })
  return (
    <div className={classes.change}>
      <Checkbox
        aria-label={`${kind} ${label}`}
        checked={isTicked || isNeeded}
        disabled={isNeeded}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <span className={classes.changeName}>
        <span className={classes.kind}>{kind}</span> {change.op === 'remove' ? label : <Anchor component={Link} underline="always" inherit to={editorPath(slug, change)}>{label}</Anchor>}
      </span>
      <Tooltip label={t('discard')}>
        <ActionIcon aria-label={t('discardOf', { label })} size={26} onClick={() => discard(change, () => void browserKeep().remove(`${person.id}/${slug}/${change.kind}/${change.id}`))}>
          <IconArrowBackUp size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <span className={classes.changeMeta}>
        <ChangeMark op={change.op} />
        <Tooltip label={format.dateTime(change.at)}>
          <span>{format.relative(change.at)}</span>
        </Tooltip>
        {hasDetail(change) && (
          <Anchor component="button" type="button" size="xs" aria-expanded={isOpen} aria-label={t('detailOf', { label })} onClick={toggle}>
            {t('detail.what')}
          </Anchor>
        )}
        {isNeeded && (
          <Text span size="xs" c="people">
            {t('neededMark')}
          </Text>
        )}
      </span>
      {isOpen && (
        <div className={classes.changeDetail}>
          <ChangeDetail id={change.id} />
        </div>
      )}
    </div>
  )
}

/** What is new or removed is so as a whole. */
const hasDetail = ({ op }: DraftChange): boolean => op === 'change' || op === 'rename'
