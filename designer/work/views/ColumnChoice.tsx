import { ActionIcon, Button, Checkbox, Group, Modal, Text, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { mostColumns } from '../../../schemas/views/most-columns.ts'
import { withoutMarks } from '../../ui/without-marks.ts'
import { useLabels } from '../use-object.ts'
import classes from './columns.module.css'
import { useReadableSet } from '../filter/readable-set.ts'
import { fieldsBehind, labelOfPath, type PathReading, targetOfPath } from './paths.ts'

interface ColumnChoiceProps {
  object: ObjectDefinition
  columns: readonly string[]
  onChange: (columns: readonly string[]) => void
  onClose: () => void
  /** Where paths are followed; what the person knows, where nothing is said. */
  set?: DefinitionSet
}

/** Which columns a list shows, in which order: fields of the object and of what it points at, up to five links away. */
export function ColumnChoice({ object, columns, onChange, onClose, set: given }: ColumnChoiceProps) {
  const { t } = useTranslation('work-views')
  const { t: tUi } = useTranslation('ui')
  const labels = useLabels()
  const known = useReadableSet()
  const set = given ?? known
  const reading: PathReading = { object, set, labels }
  const [chosen, setChosen] = useState(columns)
  const [text, setText] = useState('')
  const toggle = (path: string) => setChosen(chosen.includes(path) ? chosen.filter((each) => each !== path) : [...chosen, path])
  return (
    <Modal opened onClose={onClose} size="lg" title={t('columns.title')} closeButtonProps={{ 'aria-label': tUi('close') }}>
      <div className={classes.panes}>
        <section aria-label={t('columns.offered')}>
          <TextInput size="xs" mb="xs" value={text} onChange={(event) => setText(event.currentTarget.value)} aria-label={t('columns.find')} placeholder={t('columns.find')} data-autofocus />
          <Branch reading={reading} path="" text={text} chosen={chosen} onToggle={toggle} />
        </section>
        <section aria-label={t('columns.chosen')}>
          <Text size="xs" fw={600} mb="xs">
            {t('columns.chosen')}
          </Text>
          <Chosen reading={reading} chosen={chosen} onChange={setChosen} />
        </section>
      </div>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {tUi('cancel')}
        </Button>
        <Button
          disabled={chosen.length === 0 || chosen.length > mostColumns}
          onClick={() => {
            onChange(chosen)
            onClose()
          }}
        >
          {t('columns.show')}
        </Button>
      </Group>
    </Modal>
  )
}

interface BranchProps {
  reading: PathReading
  /** Where the branch begins; empty: the object itself. */
  path: string
  text: string
  chosen: readonly string[]
  onToggle: (path: string) => void
}

/** How many links a path may go over. */
const mostLinks = 5

function Branch({ reading, path, text, chosen, onToggle }: BranchProps) {
  const wanted = withoutMarks(text.trim())
  const fields = fieldsBehind(reading, path).filter(({ label, name }) => wanted === '' || path !== '' || withoutMarks(reading.labels(label)).includes(wanted) || name.includes(wanted))
  return (
    <ul className={classes.branch}>
      {fields.map(({ name }) => (
        <Leaf key={name} reading={reading} path={path === '' ? name : `${path}.${name}`} text={text} chosen={chosen} onToggle={onToggle} />
      ))}
    </ul>
  )
}

function Leaf(props: BranchProps) {
  const { reading, path, chosen, onToggle } = props
  const { t } = useTranslation('work-views')
  const [isOpen, setOpen] = useState(false)
  const label = labelOfPath(reading, path).split(' › ').at(-1)
  const isLink = targetOfPath(reading, path) !== undefined && path.split('.').length <= mostLinks
  return (
    <li>
      <Group gap={4} wrap="nowrap">
        {isLink ? (
          <ActionIcon size={24} variant="subtle" color="gray" aria-label={t('columns.into', { label })} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          </ActionIcon>
        ) : (
          <span className={classes.gap} />
        )}
        <Checkbox size="sm" label={label} checked={chosen.includes(path)} onChange={() => onToggle(path)} />
      </Group>
      {isOpen && <Branch {...props} />}
    </li>
  )
}

interface ChosenProps {
  reading: PathReading
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

function Chosen({ reading, chosen, onChange }: ChosenProps) {
  const { t } = useTranslation('work-views')
  const move = (at: number, to: number) => onChange(chosen.toSpliced(at, 1).toSpliced(to, 0, chosen[at] ?? ''))
  return (
    <ol className={classes.chosen}>
      {chosen.map((path, at) => {
        const label = labelOfPath(reading, path)
        return (
          <li key={path}>
            <span className={classes.name}>{label}</span>
            <ActionIcon size={24} variant="subtle" color="gray" disabled={at === 0} aria-label={t('columns.up', { label })} onClick={() => move(at, at - 1)}>
              <IconArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon size={24} variant="subtle" color="gray" disabled={at === chosen.length - 1} aria-label={t('columns.down', { label })} onClick={() => move(at, at + 1)}>
              <IconArrowDown size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon size={24} variant="subtle" color="gray" aria-label={t('columns.remove', { label })} onClick={() => onChange(chosen.filter((each) => each !== path))}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        )
      })}
    </ol>
  )
}
