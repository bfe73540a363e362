import { Combobox, Modal, useCombobox, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isComposing, useComposition } from '../../ui/composition.ts'
import type { PaletteEntry } from '../space.ts'
import classes from './CommandPalette.module.css'
import { usePaletteEntries } from './entries.ts'

interface CommandPaletteProps {
  opened: boolean
  onClose: () => void
}

/** Search everything and do everything from the keyboard. */
export function CommandPalette({ opened, onClose }: CommandPaletteProps) {
  const { t } = useTranslation('frame')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      padding={0}
      size={600}
      title={<VisuallyHidden>{t('palette.title')}</VisuallyHidden>}
      classNames={{ header: classes.header ?? '' }}
    >
      <Palette onClose={onClose} />
    </Modal>
  )
}

function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('frame')
  const navigate = useNavigate()
  const combobox = useCombobox({ opened: true })
  const listId = useId()
  const { text, settled, inputProps } = useComposition()
  const { groups, isSearching } = usePaletteEntries(text, settled)
  const { selectFirstOption } = combobox
  const shown = groups.flatMap(({ entries }) => entries.map(({ id }) => id)).join()
  useEffect(() => {
    // The first entry is the likely one each time the list changes.
    if (shown) selectFirstOption()
    // The store makes its functions anew at every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shown])

  const choose = (id: string) => {
    const entry = groups.flatMap(({ entries }) => entries).find((each) => each.id === id)
    onClose()
    if (entry?.to) void navigate(entry.to)
    entry?.run?.()
  }

  // The list never closes by itself here, so it would swallow Escape before the dialog hears it.
  const guard = (event: KeyboardEvent) => {
    if (isComposing(event)) event.stopPropagation()
    else if (event.key === 'Escape') onClose()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <div className={classes.search} onKeyDownCapture={guard}>
        <IconSearch size={18} aria-hidden />
        <Combobox.EventsTarget withExpandedAttribute aria-controls={listId}>
          <input {...inputProps} className={classes.input} placeholder={t('palette.placeholder')} aria-label={t('palette.placeholder')} data-autofocus />
        </Combobox.EventsTarget>
      </div>
      <Combobox.Options id={listId} className={classes.options} aria-label={t('palette.title')}>
        {groups.map(({ name, entries }) => (
          <Combobox.Group key={name} label={t(`palette.groups.${name}`)}>
            {entries.map((entry) => (
              <EntryOption key={entry.id} entry={entry} />
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      {isSearching && <div className={classes.note}>{t('palette.searching')}</div>}
      {!isSearching && groups.length === 0 && <div className={classes.note}>{t('palette.empty', { text })}</div>}
    </Combobox>
  )
}

function EntryOption({ entry }: { entry: PaletteEntry }) {
  const { icon: EntryIcon } = entry
  return (
    <Combobox.Option value={entry.id} className={classes.option ?? ''}>
      {EntryIcon && <EntryIcon size={16} stroke={1.6} aria-hidden />}
      <span className={classes.label}>{entry.label}</span>
      {entry.hint && <span className={classes.hint}>{entry.hint}</span>}
    </Combobox.Option>
  )
}
