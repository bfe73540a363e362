import { createBrowserRouter, data, type LoaderFunctionArgs, redirect, type RouteObject } from 'react-router'
import { followProfile } from '../i18n/language.ts'
import { writePreference } from '../ui/preference.ts'
import { Frame } from './frame/Frame.tsx'
import { type Me, meQuery } from './me.ts'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { RouteFault } from './pages/RouteFault.tsx'
import { pathOf } from './paths.ts'
import { isProblem } from './problem.ts'
import { queryClient } from './queries.ts'
import { signInPath } from './session.ts'
import { page, type Space } from './space.ts'
import { spaces } from './spaces.ts'

const loadMe = async (request: Request): Promise<Me> => {
  try {
    return await queryClient.ensureQueryData(meQuery)
  } catch (reason) {
    if (isProblem(reason) && reason.status === 401) throw redirect(signInPath(new URL(request.url)), { status: 302 })
    throw reason
  }
}

async function loadWorkspace({ request, params }: LoaderFunctionArgs) {
  const me = await loadMe(request)
  const mine = me.workspaces.find(({ slug }) => slug === params.workspace)
  if (!mine) throw data(null, { status: 404 })
  writePreference('workspace', mine.slug)
  await followProfile(mine.person.language)
  return null
}

async function enterWorkspace({ request, params }: LoaderFunctionArgs) {
  const me = await loadMe(request)
  const mine = me.workspaces.find(({ slug }) => slug === params.workspace)
  const first = spaces.find(({ name }) => mine?.spaces.includes(name))
  if (!mine || !first) throw data(null, { status: 404 })
  return redirect(pathOf(mine.slug, first.name))
}

async function chooseWorkspace({ request }: LoaderFunctionArgs) {
  const { workspaces } = await loadMe(request)
  const [only] = workspaces
  return only && workspaces.length === 1 ? redirect(pathOf(only.slug)) : null
}

const spaceRoute = (space: Space): RouteObject => ({
  path: space.name,
  loader: async ({ request, params }) => {
    const mine = (await loadMe(request)).workspaces.find(({ slug }) => slug === params.workspace)
    if (!mine?.spaces.includes(space.name)) throw data(null, { status: 404 })
    return null
  },
  errorElement: <RouteFault />,
  children: [{ errorElement: <RouteFault />, children: space.routes }],
})

export const routes: RouteObject[] = [
  {
    errorElement: <RouteFault />,
    HydrateFallback: () => null,
    children: [
      page('/sign-in', () => import('./pages/SignInPage.tsx'), 'SignInPage'),
      page('/setup', () => import('./pages/SetupPage.tsx'), 'SetupPage'),
      page('/join', () => import('./pages/JoinPage.tsx'), 'JoinPage'),
      { ...page('/', () => import('./pages/ChooseWorkspacePage.tsx'), 'ChooseWorkspacePage'), loader: chooseWorkspace },
      {
        path: '/w/:workspace',
        element: <Frame />,
        loader: loadWorkspace,
        children: [
          { index: true, loader: enterWorkspace },
          ...spaces.map(spaceRoute),
          { errorElement: <RouteFault />, children: [page('profile', () => import('../admin/profile/ProfilePage.tsx'), 'ProfilePage')] },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]

export const createRouter = () => createBrowserRouter(routes)
