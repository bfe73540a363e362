import { Button, Checkbox, Group, Modal, Radio, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { type ViewContents, type ViewForm, viewForms } from '../../../schemas/views/view.ts'
import { useApp } from '../../app/workspace.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import type { Filter } from '../filter/filter.ts'
import { FilterWords } from '../filter/FilterWords.tsx'
import { useLabels } from '../use-object.ts'
import { BoardFields, CalendarFields } from './FormFields.tsx'
import type { ListView } from './list-views.ts'
import { useReadableSet } from '../filter/readable-set.ts'
import { labelOfPath } from './paths.ts'
import { useViewActions } from './use-view-actions.ts'

interface ViewDialogProps {
  object: ObjectDefinition
  view: ListView | undefined
  /** What the list shows now. */
  shown: ViewContents
  onClose: () => void
}

/** Saves what the list shows as a view, and changes, shares or removes a view of one's own. */
export function ViewDialog({ object, view, shown, onClose }: ViewDialogProps) {
  const { t } = useTranslation('work-views')
  const { t: tUi } = useTranslation('ui')
  const { system } = useApp()
  const mine = view?.mine
  const [label, setLabel] = useState(mine?.label ?? '')
  const [contents, setContents] = useState<ViewContents>({ ...shown })
  const [keepsFilter, setKeepsFilter] = useState(true)
  const [whose, setWhose] = useState<Whose>('mine')
  const { where: _, ...unfiltered } = contents
  const actions = useViewActions({ object, onClose })
  const isWhole = label.trim() !== '' && (contents.as !== 'board' || contents.board) && (contents.as !== 'calendar' || contents.calendar)
  const asked = { label: label.trim(), contents: keepsFilter ? contents : unfiltered }
  return (
    <Modal opened onClose={onClose} size="lg" title={t(mine ? 'dialog.edit' : 'dialog.save')} closeButtonProps={{ 'aria-label': tUi('close') }}>
      <Stack gap="sm">
        <TextInput label={t('dialog.name')} value={label} onChange={(event) => setLabel(event.currentTarget.value)} maxLength={100} data-autofocus />
        <div>
          <Text size="sm" fw={500} mb={4} id="view-form">
            {t('dialog.form')}
          </Text>
          <SegmentedControl
            aria-labelledby="view-form"
            value={contents.as}
            onChange={(as) => setContents({ ...contents, as: as as ViewForm })}
            data={viewForms.map((as) => ({ value: as, label: t(`form.${as}`) }))}
          />
        </div>
        {contents.as === 'board' && <BoardFields object={object} board={contents.board ?? null} onChange={(board) => setContents({ ...contents, board })} />}
        {contents.as === 'calendar' && <CalendarFields object={object} calendar={contents.calendar ?? null} onChange={(calendar) => setContents({ ...contents, calendar })} />}
        <Kept object={object} contents={contents} keepsFilter={keepsFilter} onFilter={setKeepsFilter} />
        {system.includes('design') && <WhoseView value={whose} onChange={setWhose} />}
        {actions.problem && <ErrorState problem={actions.problem} />}
        <Group justify="space-between" gap="xs" mt="xs">
          <span>
            {mine && (
              <Button variant="subtle" color="danger" loading={actions.isPending} onClick={() => actions.remove(mine)}>
                {t('dialog.remove')}
              </Button>
            )}
          </span>
          <Group gap="xs">
            {mine && (
              <Button variant="default" disabled={!isWhole} loading={actions.isPending} onClick={() => actions.change(mine, asked, whose)}>
                {t('dialog.change')}
              </Button>
            )}
            <Button disabled={!isWhole} loading={actions.isPending} onClick={() => actions.make(asked, whose)}>
              {t(mine ? 'dialog.makeAnother' : 'dialog.make')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  )
}

type Whose = 'mine' | 'everybody'

/** Who designs may put the view into the draft, for everybody. */
function WhoseView({ value, onChange }: { value: Whose; onChange: (whose: Whose) => void }) {
  const { t } = useTranslation('work-views')
  return (
    <Radio.Group label={t('dialog.whose')} value={value} onChange={(next) => onChange(next === 'everybody' ? 'everybody' : 'mine')}>
      <Stack gap={6} mt={4}>
        <Radio value="mine" label={t('dialog.mine')} />
        <Radio value="everybody" label={t('dialog.everybody')} description={t('dialog.everybodyHelp')} />
      </Stack>
    </Radio.Group>
  )
}

interface KeptProps {
  object: ObjectDefinition
  contents: ViewContents
  keepsFilter: boolean
  onFilter: (keeps: boolean) => void
}

/** What goes into the view, in words. */
function Kept({ object, contents: { columns, where, sort = [] }, keepsFilter, onFilter }: KeptProps) {
  const { t } = useTranslation('work-views')
  const labels = useLabels()
  const reading = { object, set: useReadableSet(), labels }
  const hasFilter = where !== undefined && where !== null
  return (
    <Stack gap={4}>
      <Text size="sm">{t('dialog.columns', { columns: columns.map((path) => labelOfPath(reading, path)).join(', ') })}</Text>
      {sort.length > 0 && <Text size="sm">{t('dialog.sort', { columns: sort.map(({ path }) => labelOfPath(reading, path)).join(', ') })}</Text>}
      {hasFilter && (
        <Group gap={6} align="flex-start" wrap="nowrap">
          <Checkbox size="sm" label={t('dialog.filter')} checked={keepsFilter} onChange={(event) => onFilter(event.currentTarget.checked)} />
          <FilterWords object={object} filter={where as Filter} />
        </Group>
      )}
    </Stack>
  )
}
