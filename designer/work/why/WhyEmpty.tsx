import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import { useWorkspace } from '../../app/me.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { iconNamed } from '../../ui/object-icons.ts'
import type { ListAddress } from '../records/list-address.ts'
import { useLabels } from '../use-object.ts'
import { everything, type ListView } from '../views/list-views.ts'
import { AskPeople } from './AskPeople.tsx'
import { EmptyCauses } from './EmptyCauses.tsx'
import { causesOf, useCauseCounts } from './empty-causes.ts'
import { explainObjectQuery } from './explain-queries.ts'

/** What narrows a list, and how to take it away. */
export interface Narrowing {
  readonly view: ListView | undefined
  readonly address: ListAddress
  readonly change: (changes: Partial<ListAddress>) => void
}

interface WhyEmptyProps extends Narrowing {
  object: AppObject
  /** The button that adds a record. */
  action: ReactNode
}

/** Why a list shows nothing: what narrows it, how much each of that keeps away, and the way out. */
export function WhyEmpty({ object, view, address, change, action }: WhyEmptyProps) {
  const { t } = useTranslation('why')
  const labels = useLabels()
  const causes = causesOf({ view, address, change })
  const { without, withoutAll } = useCauseCounts(object, causes)
  const { icon, plural } = object.definition
  const isLimited = object.can.read !== 'all'
  const showAll = () => change({ view: everything, filter: null, search: '' })
  if (causes.length === 0) {
    return (
      <EmptyState icon={iconNamed(icon)} title={t(object.can.read === 'own' ? 'empty.ownTitle' : 'empty.limitedTitle', { objects: labels(plural) })} actions={object.can.create && action}>
        <Limited object={object} />
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={iconNamed(icon)}
      title={t('empty.title')}
      actions={
        causes.length > 1 && withoutAll !== 0 && (
          <Button variant="default" onClick={showAll}>
            {t('empty.showAll')}
          </Button>
        )
      }
    >
      <EmptyCauses object={object.definition} causes={causes} without={without} />
      {withoutAll === 0 && (
        <Text size="sm" mt="sm">
          {t('empty.nothingAtAll')}
        </Text>
      )}
      {isLimited && <Limited object={object} />}
    </EmptyState>
  )
}

/** Some records are out of reach, and who could change that. */
function Limited({ object }: { object: AppObject }) {
  const { t } = useTranslation('why')
  const { slug } = useWorkspace()
  const { data } = useQuery(explainObjectQuery(slug, object.definition.name))
  return (
    <>
      <Text size="sm" mt="sm">
        {t(object.can.read === 'own' ? 'empty.own' : 'empty.limited')}
      </Text>
      {data && <AskPeople people={data.ask} />}
    </>
  )
}
