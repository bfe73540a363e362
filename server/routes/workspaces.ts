import Type from 'typebox'
import { settingsIssues } from '../../runtime/workspaces/check-settings.ts'
import { defaultSettings } from '../../runtime/workspaces/default-settings.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { NewWorkspaceBody, WorkspaceAnswer } from '../../schemas/api/sign-in.ts'
import { acceptedLanguage } from '../http/language.ts'
import type { Account } from '../identity/account.ts'
import { route } from '../route.ts'

const tag = 'Workspaces'

export const workspaceRoutes = [
  route({
    method: 'GET', path: '/api/workspaces', policy: 'account', tag, summary: 'All workspaces, for who may make them',
    answers: { 200: Type.Object({ items: Type.Array(WorkspaceAnswer), next: Type.Null() }) },
    work: async ({ parts, account }) => {
      checkInstallationAdmin(account)
      return { body: { items: await parts.workspaces.list(), next: null } }
    },
  }),
  route({
    method: 'POST', path: '/api/workspaces', policy: 'account', tag, summary: 'Make a workspace, of which the maker is the administrator',
    body: NewWorkspaceBody, answers: { 201: WorkspaceAnswer },
    work: async ({ parts, account, body, raw }) => {
      checkInstallationAdmin(account)
      const { slug, ...given } = body
      const language = acceptedLanguage(raw.headers.get('accept-language'))
      const settings = defaultSettings(language, given)
      const issues = settingsIssues(settings)
      if (issues.length > 0) throw new Refusal('invalid-request', { issues })
      const known = await parts.identity.accounts.byId(account.id)
      const { id, name, email } = account
      await parts.workspaces.create({ slug, settings, maker: { account: id, name, email, login: known?.login ?? null, language } })
      return { status: 201, body: { slug, name: settings.name } }
    },
  }),
]

function checkInstallationAdmin({ installationAdmin }: Account): void {
  if (!installationAdmin) throw new Refusal('forbidden')
}
