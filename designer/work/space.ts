import { IconTable } from '@tabler/icons-react'
import { page, type NavigationGroup, type Space } from '../app/space.ts'

const navigation: readonly NavigationGroup[] = []

export const workSpace: Space = {
  name: 'work',
  icon: IconTable,
  routes: [page('', () => import('../app/pages/SpaceOverview.tsx'), 'SpaceOverview')],
  useNavigation: () => navigation,
}
