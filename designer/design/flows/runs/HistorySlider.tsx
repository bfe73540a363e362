import { Button, Slider, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/reader.ts'
import classes from './runs.module.css'

interface HistorySliderProps {
  /** When the run went on, oldest first. */
  moments: readonly string[]
  /** The one that is looked at; undefined: as it stands now. */
  moment: string | undefined
  onMoment: (moment: string | undefined) => void
}

/** Goes through what has happened: the canvas shows the run as it stood then. */
export function HistorySlider({ moments, moment, onMoment }: HistorySliderProps) {
  const { t } = useTranslation('design-flow-runs')
  const format = useFormat()
  const last = moments.length - 1
  const at = moment === undefined ? last : Math.max(0, moments.indexOf(moment))
  const whenOf = (index: number) => format.dateTime(moments[index] ?? '')
  if (last < 1) return null
  return (
    <div className={classes.slider}>
      <Slider
        className={classes.track ?? ''}
        size="sm"
        min={0}
        max={last}
        step={1}
        value={at}
        label={whenOf}
        thumbLabel={t('slider.label')}
        thumbValueText={t('slider.step', { number: at + 1, count: moments.length, when: whenOf(at) })}
        onChange={(next) => onMoment(next === last ? undefined : moments[next])}
      />
      <Text size="xs" className={classes.when} role="status">
        {moment === undefined ? t('slider.now') : t('slider.then', { when: whenOf(at) })}
      </Text>
      <Button size="compact-xs" variant="default" disabled={moment === undefined} onClick={() => onMoment(undefined)}>
        {t('slider.toNow')}
      </Button>
    </div>
  )
}
