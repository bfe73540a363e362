import { Anchor, Button } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { keepKeyboard } from '../../ui/keep-keyboard.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { setUpRelease } from '../releases/set-up-release.ts'
import { publishedObjects } from './published-objects.ts'

interface PublishedProps {
  /** The release that is live now. */
  number: number
  /** What it brought: the lists of the objects that it is about are offered to be opened. */
  changes: readonly DraftChange[]
  /** Goes on designing. */
  onDone: () => void
  /** The person went somewhere else by one of the links. */
  onLeave?: () => void
}

/** Lists that are offered: more would hide the way on. */
const mostLists = 3

/** "Release 4 is live": go and see it, go on designing, or take it back. */
export function Published({ number, changes, onDone, onLeave }: PublishedProps) {
  const { t } = useTranslation('design-review')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { set, isComplete } = useDraftSet()
  // The draft is read again on top of the new release, part by part: what is offered stays meanwhile.
  const [whole, setWhole] = useState(set)
  if (isComplete && set !== whole) setWhole(set)
  const box = useRef<HTMLDivElement>(null)
  // The button that published is gone, with the keyboard.
  useEffect(() => keepKeyboard(() => box.current?.querySelector('a')), [])
  const objects = publishedObjects(changes, whole).slice(0, mostLists)
  return (
    <div ref={box}>
      <EmptyState
        icon={IconCircleCheck}
        title={t('published.title', { number })}
        actions={
          <>
            {objects.map(({ name, plural }, at) => (
              <Button key={name} component={Link} to={pathOf(slug, 'work', 'records', name)} variant={at === 0 ? 'filled' : 'default'} onClick={onLeave}>
                {t('published.open', { label: labelText(plural) })}
              </Button>
            ))}
            <Button component={Link} variant="default" to={pathOf(slug, 'design', 'objects')} onClick={onDone}>
              {t('published.goOn')}
            </Button>
            {number > 1 && (
              <Button component={Link} variant="subtle" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={onLeave} to={pathOf(slug, 'design', 'releases', String(number - 1), 'go-back')}>
                {t('published.takeBack')}
              </Button>
            )}
          </>
        }
      >
        {t('published.text')}
        {number === setUpRelease + 1 && (
          <>
            <br />
            <Anchor component={Link} to={pathOf(slug, 'design', 'releases', String(setUpRelease))} onClick={onLeave}>
              {t('published.setUp')}
            </Anchor>
          </>
        )}
      </EmptyState>
    </div>
  )
}
