import { Button, CloseButton, Group, Indicator, Popover, Text, TextInput } from '@mantine/core'
import { IconBookmark, IconFilter, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { ViewContents } from '../../../schemas/views/view.ts'
import { useFormat } from '../../i18n/reader.ts'
import { useComposition } from '../../ui/composition.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { conditionsIn, type Filter } from '../filter/filter.ts'
import type { ListView } from '../views/list-views.ts'
import type { ListAddress } from './list-address.ts'
import classes from './records.module.css'

// The rule language and all inputs come with the first filter: a list must show before that.
const FilterBuilder = lazy(async () => ({ default: (await import('../filter/FilterBuilder.tsx')).FilterBuilder }))
const FilterWords = lazy(async () => ({ default: (await import('../filter/FilterWords.tsx')).FilterWords }))
const ViewDialog = lazy(async () => ({ default: (await import('../views/ViewDialog.tsx')).ViewDialog }))

interface ListToolbarProps {
  object: AppObject
  address: ListAddress
  onChange: (changes: Partial<ListAddress>) => void
  total: number | undefined
  /** The view that is shown, and what it shows with the address' changes. */
  view: ListView | undefined
  shown: ViewContents
}

/** Search, filter and count of a list. */
export function ListToolbar({ object: { definition: object }, address, onChange, total, view, shown }: ListToolbarProps) {
  const { t } = useTranslation('work')
  const format = useFormat()
  return (
    <Group gap="xs" mt="sm" align="center">
      <SearchBox value={address.search} onChange={(search) => onChange({ search })} />
      <FilterButton object={object} filter={address.filter} onChange={(filter) => onChange({ filter })} />
      {address.filter !== null && (
        <Group gap={4} wrap="nowrap" className={classes.chip}>
          <Suspense>
            <FilterWords object={object} filter={address.filter} />
          </Suspense>
          <CloseButton size="sm" aria-label={t('filter.clear')} onClick={() => onChange({ filter: null })} />
        </Group>
      )}
      <ViewButton object={object} view={view} shown={shown} />
      {total !== undefined && (
        <Text size="sm" c="dimmed" className={classes.count} role="status">
          {t('list.count', { count: total, number: format.number(total) })}
        </Text>
      )}
    </Group>
  )
}

/** Opens what a view is: it can be saved, changed, shared and removed there. */
function ViewButton(props: { object: ObjectDefinition; view: ListView | undefined; shown: ViewContents }) {
  const { t } = useTranslation('work')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="subtle" color="gray" leftSection={<IconBookmark size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {t(props.view?.mine ? 'views.edit' : 'views.save')}
      </Button>
      {isOpen && (
        <Suspense>
          <ViewDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('work')
  const { settled, setText, inputProps } = useComposition(250)
  const [started, setStarted] = useState(false)
  // The address may bring a search along, and a page may take one away; what was typed here is in the box already.
  useEffect(() => {
    if (value !== settled) setText(value)
    // Only a changed address is a wish; what is being typed is not one yet.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [value])
  useEffect(() => {
    if (started && settled !== value) onChange(settled)
    // Only a settled text is a wish; a changed address is not.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [settled, started])
  return (
    <TextInput
      {...inputProps}
      onChange={(event) => {
        setStarted(true)
        inputProps.onChange(event)
      }}
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      leftSection={<IconSearch size={15} aria-hidden />}
      className={classes.search}
    />
  )
}

interface FilterButtonProps {
  object: ObjectDefinition
  filter: Filter
  onChange: (filter: Filter) => void
}

function FilterButton({ object, filter, onChange }: FilterButtonProps) {
  const { t } = useTranslation('work')
  return (
    <Popover position="bottom-start" width={720} trapFocus withinPortal closeOnClickOutside={false} shadow="md">
      <Indicator disabled={filter === null} label={conditionsIn(filter)} size={16}>
        <Popover.Target>
          <Button variant="default" leftSection={<IconFilter size={15} aria-hidden />}>
            {t('filter.title')}
          </Button>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown className={classes.filter} aria-label={t('filter.title')}>
        <Suspense fallback={<LoadingState shape="form" />}>
          <FilterBuilder object={object} filter={filter} onChange={onChange} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
