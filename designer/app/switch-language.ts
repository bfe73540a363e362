import { chooseLanguage, type Language } from '../i18n/language.ts'
import { notifyFailed } from '../ui/notify.tsx'
import { request } from './api.ts'
import { type Me, meQuery } from './me.ts'
import { queryClient } from './queries.ts'

/** Switches the language of the signed-in person, everywhere: the server writes its sentences in it too. */
export async function switchLanguage(language: Language): Promise<void> {
  await chooseLanguage(language)
  queryClient.setQueryData<Me>(meQuery.queryKey, (me) => me && inLanguage(me, language))
  await request('PATCH', '/api/me', { body: { language } }).catch(notifyFailed)
}

const inLanguage = (me: Me, language: Language): Me => ({
  ...me,
  workspaces: me.workspaces.map((each) => ({ ...each, person: { ...each.person, language } })),
})
