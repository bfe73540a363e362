import { IconAdjustments } from '@tabler/icons-react'
import { page, type NavigationGroup, type Space } from '../app/space.ts'

const navigation: readonly NavigationGroup[] = []

export const adminSpace: Space = {
  name: 'admin',
  icon: IconAdjustments,
  routes: [page('', () => import('../app/pages/SpaceOverview.tsx'), 'SpaceOverview')],
  useNavigation: () => navigation,
}
