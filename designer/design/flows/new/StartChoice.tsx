import { Radio, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './new.module.css'
import { type StartName, startNames } from './starts/start.ts'

interface StartChoiceProps {
  chosen: StartName
  onChoose: (start: StartName) => void
}

/** The flows to begin with, each with what it does. */
export function StartChoice({ chosen, onChoose }: StartChoiceProps) {
  const { t } = useTranslation('design-flow-new')
  return (
    // The values are exactly those given below.
    <Radio.Group label={t('starts')} value={chosen} onChange={(next) => onChoose(next as StartName)}>
      <div className={classes.starts}>
        {startNames.map((name) => (
          <Radio.Card key={name} value={name} className={classes.start ?? ''} data-start={name} {...(name === chosen && { 'data-autofocus': true })}>
            <Radio.Indicator size="xs" />
            <div>
              <Text size="sm" fw={600}>
                {t(`start.${name}.title`)}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`start.${name}.text`)}
              </Text>
            </div>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
