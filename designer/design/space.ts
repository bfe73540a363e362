import { IconVectorTriangle } from '@tabler/icons-react'
import { page, type NavigationGroup, type Space } from '../app/space.ts'

const navigation: readonly NavigationGroup[] = []

export const designSpace: Space = {
  name: 'design',
  icon: IconVectorTriangle,
  routes: [page('', () => import('../app/pages/SpaceOverview.tsx'), 'SpaceOverview')],
  useNavigation: () => navigation,
}
