import { ActionIcon, Button, Group, Modal, Text } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconDownload } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileValue } from '../../../schemas/files/file-value.ts'
import { addressesOf } from '../../app/addresses.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from './files.module.css'

interface LightboxProps {
  pictures: readonly FileValue[]
  /** Which of them is looked at; null = none. */
  at: number | null
  onMove: (at: number) => void
  onClose: () => void
}

/** Pictures one after the other, as large as the window; arrows go on. */
export function Lightbox({ pictures, at, onMove, onClose }: LightboxProps) {
  const picture = at === null ? undefined : pictures[at]
  const step = (by: 1 | -1) => at !== null && pictures[at + by] && onMove(at + by)
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') step(-1)
    if (key === 'ArrowRight') step(1)
  }
  return (
    <Modal opened={picture !== undefined} onClose={onClose} title={picture?.name} size="xl" centered onKeyDown={onKeyDown}>
      {picture && at !== null && <Shown picture={picture} at={at} of={pictures.length} step={step} />}
    </Modal>
  )
}

function Shown({ picture, at, of, step }: { picture: FileValue; at: number; of: number; step: (by: 1 | -1) => void }) {
  const { t } = useTranslation('files')
  const { slug } = useWorkspace()
  const format = useFormat()
  return (
    <>
      <div className={classes.large}>
        <img src={addressesOf(slug).thumbnail(picture.id, 'medium')} alt={picture.name} />
      </div>
      <div className={classes.foot}>
        <Group gap={4}>
          <ActionIcon variant="default" disabled={at === 0} aria-label={t('previous')} onClick={() => step(-1)}>
            <IconArrowLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" disabled={at === of - 1} aria-label={t('next')} onClick={() => step(1)}>
            <IconArrowRight size={16} aria-hidden />
          </ActionIcon>
          <Text size="sm" c="dimmed" ms={8}>
            {at + 1} / {of}
          </Text>
        </Group>
        <Button component="a" href={addressesOf(slug).file(picture.id)} download={picture.name} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t('download', { size: format.bytes(picture.size) })}
        </Button>
      </div>
    </>
  )
}
