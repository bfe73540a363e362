import { Box, Group, Input, SegmentedControl, Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MarkdownText } from '../ui/formatted/MarkdownText.tsx'
import { type ControlProps, wrapperProps } from './control.ts'
import classes from './controls.module.css'

/** Markdown as it is written, and beside it how it will look. */
export function MarkdownControl(props: ControlProps) {
  const { value, onChange, onBlur, label, disabled = false } = props
  const { t } = useTranslation('controls')
  const id = useId()
  const [view, setView] = useState<'write' | 'look'>('write')
  const { description, error, withAsterisk } = wrapperProps(props)
  const text = String(value ?? '')
  return (
    <Input.Wrapper id={id} label={label} description={description ?? t('markdownHint')} error={error} withAsterisk={withAsterisk}>
      <Group justify="flex-end" mb={4}>
        <SegmentedControl
          size="xs"
          aria-label={label}
          value={view}
          onChange={(next) => setView(next === 'look' ? 'look' : 'write')}
          data={[
            { value: 'write', label: t('write') },
            { value: 'look', label: t('look') },
          ]}
        />
      </Group>
      {view === 'write' ? (
        <Textarea
          id={id}
          autosize
          minRows={4}
          maxRows={20}
          disabled={disabled}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
          onBlur={onBlur}
        />
      ) : (
        <Box className={classes.formatted}>{text === '' ? <span className={classes.blank}>{t('blank')}</span> : <MarkdownText source={text} />}</Box>
      )}
    </Input.Wrapper>
  )
}
