import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'

/** What the person can do with a row; absent where he or she cannot. */
export interface RowActs {
  up?: (() => void) | undefined
  down?: (() => void) | undefined
  duplicate?: (() => void) | undefined
  remove?: (() => void) | undefined
}

const icons = { up: IconArrowUp, down: IconArrowDown, duplicate: IconCopy, remove: IconTrash } satisfies Record<keyof RowActs, ComponentType>

/** The buttons at the end of a row, each named with the row's number. */
export function RowActions({ at, acts }: { at: number; acts: RowActs }) {
  const { t } = useTranslation('rows')
  return (['up', 'down', 'duplicate', 'remove'] as const).map((act) => {
    const [run, Icon, name] = [acts[act], icons[act], t(`act.${act}`, { number: at + 1 })]
    return (
      run && (
        <Tooltip key={act} label={name} openDelay={400}>
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={name} onClick={run}>
            <Icon size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )
    )
  })
}
