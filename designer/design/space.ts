import { IconBinaryTree, IconFileZip, IconGavel, IconHistory, IconLanguage, IconLayoutDashboard, IconLayoutList, IconListDetails, IconMessage2, IconPlayerPlay, IconPlus, IconRocket, IconShieldHalf, IconTable, IconTrash, IconVectorTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { useWorkspace } from '../app/me.ts'
import { pathOf } from '../app/paths.ts'
import { type NavigationGroup, page, type PaletteEntry, type Space } from '../app/space.ts'
import { draftQuery } from './draft/draft-query.ts'

export const designSpace: Space = {
  name: 'design',
  icon: IconVectorTriangle,
  routes: [
    { index: true, loader: ({ params }) => redirect(pathOf(params.workspace ?? '', 'design', 'objects')), element: null },
    page('objects', () => import('./objects/ObjectsPage.tsx'), 'ObjectsPage'),
    page('objects/:object', () => import('./object/ObjectEditorPage.tsx'), 'ObjectEditorPage'),
    page('layouts', () => import('./layouts/LayoutsPage.tsx'), 'LayoutsPage'),
    page('layouts/:layout', () => import('./layouts/LayoutEditorPage.tsx'), 'LayoutEditorPage'),
    page('rules', () => import('./validation-rules/RulesPage.tsx'), 'RulesPage'),
    page('rules/:rule', () => import('./validation-rules/RuleEditorPage.tsx'), 'RuleEditorPage'),
    page('flows', () => import('./flows/list/FlowsPage.tsx'), 'FlowsPage'),
    page('flows/:flow/try', () => import('./flows/trial/TrialPage.tsx'), 'TrialPage'),
    page('flows/:flow/versions', () => import('./flows/versions/VersionsPage.tsx'), 'VersionsPage'),
    page('flows/:flow/versions/:number', () => import('./flows/versions/VersionPage.tsx'), 'VersionPage'),
    page('runs', () => import('./flows/runs/RunsPage.tsx'), 'RunsPage'),
    page('runs/:run', () => import('./flows/runs/RunPage.tsx'), 'RunPage'),
    page('flows/:flow', () => import('./flows/editor/FlowEditorPage.tsx'), 'FlowEditorPage'),
    page('messages', () => import('./messages/MessagesPage.tsx'), 'MessagesPage'),
    page('messages/:message', () => import('./messages/MessageEditorPage.tsx'), 'MessageEditorPage'),
    page('views', () => import('./views/ViewsPage.tsx'), 'ViewsPage'),
    page('views/:view', () => import('./views/ViewEditorPage.tsx'), 'ViewEditorPage'),
    page('roles', () => import('./roles/RolesPage.tsx'), 'RolesPage'),
    page('roles/:role', () => import('./roles/RoleEditorPage.tsx'), 'RoleEditorPage'),
    page('picklists', () => import('./picklists/PicklistsPage.tsx'), 'PicklistsPage'),
    page('picklists/:picklist', () => import('./picklists/PicklistEditorPage.tsx'), 'PicklistEditorPage'),
    page('translations', () => import('./translations/TranslationsPage.tsx'), 'TranslationsPage'),
    page('review', () => import('./review/ReviewPage.tsx'), 'ReviewPage'),
    page('releases', () => import('./releases/ReleasesPage.tsx'), 'ReleasesPage'),
    page('releases/:number', () => import('./releases/ReleasePage.tsx'), 'ReleasePage'),
    page('releases/:number/go-back', () => import('./releases/GoBackPage.tsx'), 'GoBackPage'),
    page('trash', () => import('./trash/TrashPage.tsx'), 'TrashPage'),
    page('files', () => import('./files/FilesPage.tsx'), 'FilesPage'),
  ],
  useNavigation,
  useActions,
}

function useNavigation(): readonly NavigationGroup[] {
  const { t } = useTranslation('design')
  const { slug, spaces } = useWorkspace()
  // The rail asks every space; only those who design may ask the server.
  const { data: draft } = useQuery({ ...draftQuery(slug), enabled: spaces.includes('design') })
  return [
    {
      entries: [
        { to: 'objects', label: t('places.objects'), icon: IconTable },
        { to: 'layouts', label: t('places.layouts'), icon: IconLayoutDashboard },
        { to: 'rules', label: t('places.rules'), icon: IconGavel },
        { to: 'flows', label: t('places.flows'), icon: IconBinaryTree },
        { to: 'runs', label: t('places.runs'), icon: IconPlayerPlay },
        { to: 'messages', label: t('places.messages'), icon: IconMessage2 },
        { to: 'views', label: t('places.views'), icon: IconLayoutList },
        { to: 'roles', label: t('places.roles'), icon: IconShieldHalf },
        { to: 'picklists', label: t('places.picklists'), icon: IconListDetails },
        { to: 'translations', label: t('places.translations'), icon: IconLanguage },
      ],
    },
    {
      label: t('places.publishing'),
      entries: [
        { to: 'review', label: t('places.review'), icon: IconRocket, count: draft?.changes.length ?? 0 },
        { to: 'releases', label: t('places.releases'), icon: IconHistory },
        { to: 'trash', label: t('places.trash'), icon: IconTrash },
        { to: 'files', label: t('places.files'), icon: IconFileZip },
      ],
    },
  ]
}

function useActions(): readonly PaletteEntry[] {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const objects = pathOf(slug, 'design', 'objects')
  const layouts = pathOf(slug, 'design', 'layouts')
  const roles = pathOf(slug, 'design', 'roles')
  const picklists = pathOf(slug, 'design', 'picklists')
  const views = pathOf(slug, 'design', 'views')
  return [
    { id: 'design/new-object', group: 'actions', label: t('places.newObject'), icon: IconPlus, to: `${objects}?new` },
    { id: 'design/new-layout', group: 'actions', label: t('places.newLayout'), icon: IconPlus, to: `${layouts}?new` },
    { id: 'design/new-rule', group: 'actions', label: t('places.newRule'), icon: IconPlus, to: `${pathOf(slug, 'design', 'rules')}?new` },
    { id: 'design/new-flow', group: 'actions', label: t('places.newFlow'), icon: IconPlus, to: `${pathOf(slug, 'design', 'flows')}?new` },
    { id: 'design/new-view', group: 'actions', label: t('places.newView'), icon: IconPlus, to: `${views}?new` },
    { id: 'design/new-role', group: 'actions', label: t('places.newRole'), icon: IconPlus, to: `${roles}?new` },
    { id: 'design/new-picklist', group: 'actions', label: t('places.newPicklist'), icon: IconPlus, to: `${picklists}?new` },
  ]
}
