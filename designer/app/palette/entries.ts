import { useMantineColorScheme } from '@mantine/core'
import { IconBuilding, IconLanguage, IconMoonStars, IconSun } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { adminSpace } from '../../admin/space.ts'
import { designSpace } from '../../design/space.ts'
import { languageNames, languages, useLanguage } from '../../i18n/language.ts'
import { workSpace } from '../../work/space.ts'
import { useMe, useWorkspace } from '../me.ts'
import { navigationPath, pathOf } from '../paths.ts'
import type { PaletteEntry } from '../space.ts'
import { useMySpaces, useNavigations } from '../spaces.ts'
import { switchLanguage } from '../switch-language.ts'
import { workspaceKey } from '../workspace.ts'
import { rankEntries } from './rank.ts'

interface PaletteGroup {
  name: PaletteEntry['group']
  entries: readonly PaletteEntry[]
}

const order: readonly PaletteEntry['group'][] = ['records', 'pages', 'actions', 'workspaces']

/** What the palette shows for a text: local entries at every keystroke, the server's once the text has settled. */
export function usePaletteEntries(text: string, settled: string): { groups: readonly PaletteGroup[]; isSearching: boolean } {
  const pages = usePages()
  const actions = useActions()
  const workspaces = useOtherWorkspaces()
  const found = useFound(settled.trim())
  const groups = useMemo(() => {
    const local = rankEntries([...pages, ...actions, ...workspaces], text)
    const all = text.trim() === '' ? local : [...found.entries, ...local]
    return order
      .map((name) => ({ name, entries: all.filter((entry) => entry.group === name) }))
      .filter(({ entries }) => entries.length > 0)
  }, [pages, actions, workspaces, found.entries, text])
  return { groups, isSearching: found.isSearching }
}

function usePages(): readonly PaletteEntry[] {
  const { t } = useTranslation('frame')
  const { slug } = useWorkspace()
  const mySpaces = useMySpaces()
  const navigations = useNavigations()
  return mySpaces.flatMap(({ name, icon }) => {
    const space = t(`spaces.${name}`)
    const home: PaletteEntry = { id: `page/${name}`, group: 'pages', label: space, icon, to: pathOf(slug, name) }
    const links = navigations[name].flatMap(({ entries }) => entries).filter(({ to }) => to !== '')
    return [
      home,
      ...links.map(
        (entry): PaletteEntry => ({
          id: `page/${name}/${entry.to}`,
          group: 'pages',
          label: entry.label,
          hint: space,
          icon: entry.icon,
          to: navigationPath(slug, name, entry.to),
        }),
      ),
    ]
  })
}

function useActions(): readonly PaletteEntry[] {
  const { t } = useTranslation('frame')
  const { language } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { spaces: mine } = useWorkspace()
  const ofSpaces = [
    { space: workSpace, entries: workSpace.useActions?.() },
    { space: designSpace, entries: designSpace.useActions?.() },
    { space: adminSpace, entries: adminSpace.useActions?.() },
  ].flatMap(({ space, entries }) => (mine.includes(space.name) ? (entries ?? []) : []))
  const theme = colorScheme === 'dark' ? 'light' : 'dark'
  return [
    ...ofSpaces,
    {
      id: 'theme',
      group: 'actions',
      label: `${t('theme.label')}: ${t(`theme.${theme}`)}`,
      icon: theme === 'dark' ? IconMoonStars : IconSun,
      run: () => setColorScheme(theme),
    },
    ...languages
      .filter((each) => each !== language)
      .map(
        (each): PaletteEntry => ({
          id: `language/${each}`,
          group: 'actions',
          label: languageNames[each],
          hint: t('language'),
          icon: IconLanguage,
          run: () => void switchLanguage(each),
        }),
      ),
  ]
}

function useOtherWorkspaces(): readonly PaletteEntry[] {
  const { workspaces } = useMe()
  const { slug: current } = useWorkspace()
  return workspaces
    .filter(({ slug }) => slug !== current)
    .map(({ slug, name }) => ({ id: `workspace/${slug}`, group: 'workspaces', label: name, icon: IconBuilding, to: pathOf(slug) }))
}

const noEntries: readonly PaletteEntry[] = []

function useFound(text: string): { entries: readonly PaletteEntry[]; isSearching: boolean } {
  const { slug } = useWorkspace()
  const searches = useMySpaces().flatMap(({ search }) => (search ? [search] : []))
  const { data, isFetching } = useQuery({
    queryKey: workspaceKey(slug, 'palette', text),
    queryFn: async ({ signal }) => (await Promise.all(searches.map((search) => search(slug, text, signal)))).flat(),
    enabled: text.length > 0 && searches.length > 0,
    staleTime: 10_000,
  })
  return { entries: data ?? noEntries, isSearching: isFetching && text.length > 0 }
}
