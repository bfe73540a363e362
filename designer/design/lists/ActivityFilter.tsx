import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const activities = ['all', 'active', 'inactive'] as const

export type Activity = (typeof activities)[number]

interface ActivityFilterProps {
  activity: Activity
  onActivity: (activity: Activity) => void
}

/** Narrows a list to what is switched on, or to what is switched off. */
export function ActivityFilter({ activity, onActivity }: ActivityFilterProps) {
  const { t } = useTranslation('design')
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('activity.label')}
      value={activity}
      onChange={onActivity}
      data={activities.map((value) => ({ value, label: t(`activity.${value}`) }))}
    />
  )
}

/** Those of the definitions that are switched on or off as is wanted. */
export const ofActivity = <Listed extends { readonly name: string }>(definitions: readonly Listed[], activity: Activity, isOn: (name: string) => boolean): readonly Listed[] =>
  activity === 'all' ? definitions : definitions.filter(({ name }) => isOn(name) === (activity === 'active'))
