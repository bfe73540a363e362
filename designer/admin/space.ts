import { IconAdjustments, IconBuilding, IconHierarchy2, IconSettings, IconShieldLock, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe, useWorkspace } from '../app/me.ts'
import { pathOf } from '../app/paths.ts'
import { page, type Space } from '../app/space.ts'
import { useAppIfKnown } from '../app/workspace.ts'

export const adminSpace: Space = {
  name: 'admin',
  icon: IconAdjustments,
  routes: [
    page('', () => import('../app/pages/SpaceOverview.tsx'), 'SpaceOverview'),
    page('people', () => import('./people/PeoplePage.tsx'), 'PeoplePage'),
    page('people/new', () => import('./people/NewPersonPage.tsx'), 'NewPersonPage'),
    page('people/:person', () => import('./people/PersonPage.tsx'), 'PersonPage'),
    page('people/:person/access', () => import('./people/PersonRightsPage.tsx'), 'PersonRightsPage'),
    page('personal-data', () => import('./personal-data/PersonalDataPage.tsx'), 'PersonalDataPage'),
    page('departments', () => import('./departments/DepartmentsPage.tsx'), 'DepartmentsPage'),
    page('settings', () => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
    page('workspaces', () => import('./workspaces/WorkspacesPage.tsx'), 'WorkspacesPage'),
  ],
  useNavigation: () => {
    const { t } = useTranslation('admin')
    const rights = useAppIfKnown()?.system ?? []
    const { installationAdmin } = useMe()
    const ofPeople = [
      { to: 'people', label: t('places.people'), icon: IconUsers },
      { to: 'departments', label: t('places.departments'), icon: IconHierarchy2 },
      { to: 'personal-data', label: t('places.personalData'), icon: IconShieldLock },
    ]
    const ofWorkspace = [{ to: 'settings', label: t('places.settings'), icon: IconSettings }]
    const ofInstallation = [{ to: 'workspaces', label: t('places.workspaces'), icon: IconBuilding }]
    return [
      { entries: [...(rights.includes('people') ? ofPeople : []), ...(rights.includes('settings') ? ofWorkspace : [])] },
      { entries: installationAdmin ? ofInstallation : [] },
    ]
  },
  useActions: () => {
    const { t } = useTranslation('admin')
    const { slug } = useWorkspace()
    const rights = useAppIfKnown()?.system ?? []
    if (!rights.includes('people')) return []
    return [{ id: 'admin/new-person', group: 'actions', label: t('places.newPerson'), icon: IconUserPlus, to: pathOf(slug, 'admin', 'people', 'new') }]
  },
}
