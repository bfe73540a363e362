import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { PersonAnswer } from '../../../schemas/api/person.ts'
import { addressesOf } from '../../app/addresses.ts'
import { pagesOf, useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useComposition } from '../../ui/composition.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListPage } from '../../ui/table/ListPage.tsx'
import { DepartmentSelect } from '../departments/DepartmentSelect.tsx'
import classes from './people.module.css'
import { type PeopleAddress, type PeopleState, peopleStates, usePeopleAddress } from './people-address.ts'
import { usePeopleColumns } from './people-columns.tsx'
import { peopleKey } from './people-queries.ts'

/** Everybody who works in the workspace. */
export function PeoplePage() {
  const { t } = useTranslation('admin-people')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const [address, change] = usePeopleAddress()
  const list = usePeople(address)
  const columns = usePeopleColumns()
  return (
    <ListPage
      name="admin.people"
      title={t('title')}
      description={t('description')}
      actions={<NewButton />}
      filters={<PeopleFilters address={address} onChange={change} />}
      columns={columns}
      rows={list.items}
      rowId={({ id }) => id}
      onOpen={({ id }) => void navigate(pathOf(slug, 'admin', 'people', id))}
      isLoading={list.isLoading}
      problem={list.problem}
      onRetry={() => void list.reload()}
      hasMore={list.hasMore}
      onMore={() => void list.loadMore()}
      empty={<NobodyFound address={address} onChange={change} />}
    />
  )
}

function usePeople({ search, state, department }: PeopleAddress) {
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const query = { ...(search && { search }), ...(state !== 'all' && { active: state === 'active' }), ...(department && { department }) }
  return useCursorList<PersonAnswer>({
    key: peopleKey(slug, 'list', language, query),
    load: pagesOf(addressesOf(slug).people, query, 100),
  })
}

function NewButton() {
  const { t } = useTranslation('admin-people')
  const { slug } = useWorkspace()
  return (
    <Button component={Link} to={pathOf(slug, 'admin', 'people', 'new')} leftSection={<IconUserPlus size={16} aria-hidden />}>
      {t('new.action')}
    </Button>
  )
}

interface FiltersProps {
  address: PeopleAddress
  onChange: (change: Partial<PeopleAddress>) => void
}

function PeopleFilters({ address, onChange }: FiltersProps) {
  const { t } = useTranslation('admin-people')
  return (
    <div className={classes.filters}>
      <SearchBox search={address.search} onSearch={(search) => onChange({ search })} />
      <SegmentedControl
        aria-label={t('filter.state')}
        size="xs"
        value={address.state}
        data={peopleStates.map((state) => ({ value: state, label: t(`filter.${state}`) }))}
        // The values are exactly those given above.
        onChange={(state) => onChange({ state: state as PeopleState })}
      />
      <div className={classes.department}>
        <DepartmentSelect label="" placeholder={t('filter.department')} value={address.department} onChange={(department) => onChange({ department })} />
      </div>
    </div>
  )
}

function SearchBox({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const { t } = useTranslation('admin-people')
  const { text, settled, composing, setText, inputProps } = useComposition()
  const [isTyping, setTyping] = useState(false)
  // While nobody types, the box shows what the address searches for.
  useEffect(() => {
    if (!isTyping) setText(search)
  }, [isTyping, search, setText])
  useEffect(() => {
    if (!isTyping || composing || settled !== text) return
    if (settled !== search) onSearch(settled)
    setTyping(false)
    // Only a settled text is a wish.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isTyping, composing, settled, text])
  return (
    <TextInput
      type="search"
      className={classes.search ?? ''}
      aria-label={t('filter.search')}
      placeholder={t('filter.search')}
      leftSection={<IconSearch size={15} aria-hidden />}
      {...inputProps}
      onChange={(event) => {
        setTyping(true)
        inputProps.onChange(event)
      }}
    />
  )
}

function NobodyFound({ address, onChange }: FiltersProps) {
  const { t } = useTranslation('admin-people')
  const isNarrowed = address.search !== '' || address.state !== 'active' || address.department !== null
  if (!isNarrowed) {
    return (
      <EmptyState icon={IconUsers} title={t('empty.title')} actions={<NewButton />}>
        {t('empty.text')}
      </EmptyState>
    )
  }
  const showAll = () => onChange({ search: '', state: 'active', department: null })
  return (
    <EmptyState icon={IconSearch} title={t('empty.noneFound')} actions={<Button variant="default" onClick={showAll}>{t('empty.showAll')}</Button>} />
  )
}
