import { Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { createElement, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeTypeLabel } from '../../../../schemas/flows/node-label.ts'
import type { NodeType } from '../../../../schemas/flows/node-type.ts'
import { isComposing } from '../../../ui/composition.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { carriedType, type InsertPlace } from './canvas-editing.ts'
import { useFlowBench } from './flow-bench.ts'
import { nodeIcons } from './node-icons.ts'
import classes from './palette.module.css'
import { paletteGroups } from './palette-groups.ts'
import { usePlaceOfNext } from './use-place-of-next.ts'

/** What can be added: carried onto the canvas, or put behind what is selected. */
export function Palette() {
  const { t } = useTranslation('design-flows')
  const { edits } = useFlowBench()
  const [text, setText] = useState('')
  const groups = paletteGroups(text)
  const place = usePlaceOfNext()
  return (
    // Arrow keys go from step to step within: the palette itself is no control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.palette} onKeyDown={goToEntry}>
      <TextInput size="xs" aria-label={t('palette.find')} placeholder={t('palette.find')} leftSection={<IconSearch size={14} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Text size="xs" c="dimmed">
        {t('palette.how')}
      </Text>
      {groups.map(({ family, types }, group) => (
        <section key={family} aria-label={t(`family.${family}`)}>
          <h2 className={classes.title}>{t(`family.${family}`)}</h2>
          <ul className={classes.entries}>
            {types.map((type, at) => (
              <li key={type.name}>
                <Entry type={type} isFirst={group === 0 && at === 0} onAdd={(to) => edits.add(type.name, to)} place={place} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('palette.none', { text })}
        </Text>
      )}
    </div>
  )
}

/** The entries are one stop for Tab: up and down go from one to the next. */
function goToEntry(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || isComposing(event)) return
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')]
  const next = entries[entries.findIndex((entry) => entry === document.activeElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

interface EntryProps {
  type: NodeType
  place: InsertPlace
  isFirst: boolean
  onAdd: (place: InsertPlace) => void
}

function Entry({ type, place, isFirst, onAdd }: EntryProps) {
  const { t } = useTranslation('design-flows')
  const labelText = useLabelText()
  return (
    <UnstyledButton
      className={classes.entry}
      data-entry
      tabIndex={isFirst ? 0 : -1}
      data-family={type.family}
      draggable
      title={t(`step.${type.name}.help`)}
      onDragStart={(event) => {
        event.dataTransfer.setData(carriedType, type.name)
        event.dataTransfer.effectAllowed = 'copy'
      }}
      onClick={() => onAdd(place)}
    >
      <StepIcon type={type} />
      <span className={classes.name}>{labelText(nodeTypeLabel(type.name))}</span>
    </UnstyledButton>
  )
}

/** The icon of a type in the colour of its family. */
export const StepIcon = ({ type }: { type: NodeType }) => (
  <span className={classes.icon} data-family={type.family}>
    {createElement(nodeIcons[type.icon], { size: 17, stroke: 1.7, 'aria-hidden': true })}
  </span>
)
