import { Button, Popover, Select, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlainSource } from '../../../../../schemas/flows/people/plain-source.ts'
import { useFlowBench } from '../flow-bench.ts'
import { EntryList } from './EntryList.tsx'
import { PlainSourceInput } from './PlainSourceInput.tsx'
import classes from './settings.module.css'
import { plainWays, turned } from './turned-source.ts'
import { useUsualSource } from './use-usual-source.ts'

interface MatrixCellProps {
  sources: readonly PlainSource[]
  /** Department and band, as they are spoken. */
  place: string
  onChange: (sources: readonly PlainSource[]) => void
}

/** Who is asked in one cell of a matrix, in words; a click changes it. */
export function MatrixCell({ sources, place, onChange }: MatrixCellProps) {
  const { t } = useTranslation('design-flows')
  const { words } = useFlowBench()
  const usual = useUsualSource()
  const [isOpen, setOpen] = useState(false)
  const said = sources.length === 0 ? t('matrix.nobody') : words.people(sources)
  return (
    // What is chosen from lies over it, so a click beside it says nothing.
    <Popover width={340} position="bottom-start" middlewares={{ flip: true, shift: true, size: { padding: 12 } }} opened={isOpen} onChange={setOpen} closeOnClickOutside={false}>
      <Popover.Target>
        <UnstyledButton className={classes.cell} aria-label={t('matrix.change', { place, who: said })} onClick={() => setOpen(!isOpen)} data-empty={sources.length === 0 || undefined}>
          {said}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.asked ?? ''}>
        <EntryList<PlainSource> label={place} entries={sources} onChange={onChange} make={() => ({ by: 'manager', of: usual.whose })} addName={t('people.add')} isOrdered>
          {(source, change) => (
            <>
              <Select
                size="xs" aria-label={t('people.by')} allowDeselect={false}
                data={plainWays.map((value) => ({ value, label: t(`people.way.${value}`) }))} value={source.by}
                onChange={(by) => {
                  const way = plainWays.find((each) => each === by)
                  if (way) change(turned(source, way, usual))
                }}
              />
              <PlainSourceInput source={source} onChange={change} />
            </>
          )}
        </EntryList>
        <div className={classes.done}>
          <Button size="compact-md" onClick={() => setOpen(false)}>
            {t('matrix.done')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
