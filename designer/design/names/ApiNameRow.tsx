import { Anchor, Group, Text, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameFault } from '../../../schemas/objects/names.ts'
import { whenComposed } from '../../ui/composition.ts'
import classes from './ApiNameRow.module.css'

export interface ApiNameRowProps {
  /** The name as it is or would be made from the label. */
  name: string
  isTaken: (name: string) => boolean
  onChange: (name: string) => void
  /** Says what a new name means for those who use the old one; shown while it is being changed. */
  warning?: string
}

/** The API name, muted, until somebody wants to choose it. */
export function ApiNameRow({ name, isTaken, onChange, warning }: ApiNameRowProps) {
  const { t } = useTranslation('design')
  const [text, setText] = useState<string | null>(null)
  const box = useRef<HTMLInputElement>(null)
  const isOpen = text !== null
  const fault = text === null || text === name ? undefined : faultOf(text, isTaken)
  const message = fault && t(`apiName.fault.${fault}`)
  useEffect(() => {
    if (isOpen) box.current?.focus()
  }, [isOpen])
  // A form around it is not sent with a name that cannot be, for it would take another one unseen.
  useEffect(() => box.current?.setCustomValidity(message ?? ''), [message, isOpen])
  if (text === null) {
    return (
      <Group gap={6} className={classes.row}>
        <Text size="xs" c="dimmed" component="span">
          {t('apiName.label')}: <code className={classes.name}>{name}</code>
        </Text>
        <Anchor component="button" type="button" size="xs" onClick={() => setText(name)}>
          {t('apiName.change')}
        </Anchor>
      </Group>
    )
  }
  // A name that cannot be stays open with its fault: leaving the box must not throw away what was typed.
  const leave = () => {
    if (fault !== undefined) return
    if (text !== name) onChange(text)
    setText(null)
  }
  return (
    <TextInput
      size="xs"
      ref={box}
      label={t('apiName.label')}
      description={warning ?? t('apiName.help')}
      value={text}
      error={message}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={whenComposed((event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          leave()
        }
        if (event.key === 'Escape') {
          event.stopPropagation()
          setText(null)
        }
      })}
    />
  )
}

type Fault = 'malformed' | 'reserved' | 'taken'

function faultOf(name: string, isTaken: (name: string) => boolean): Fault | undefined {
  const fault = nameFault(name)
  if (fault) return fault === 'name.reserved' ? 'reserved' : 'malformed'
  return isTaken(name) ? 'taken' : undefined
}
