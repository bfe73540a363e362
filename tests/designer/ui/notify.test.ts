import { notificationsStore } from '@mantine/notifications'
import i18next from 'i18next'
import { beforeAll, expect, it, vi } from 'vitest'
import { forgetFailures, notifyDone, notifyFailed } from '../../../designer/ui/notify.tsx'

beforeAll(() => i18next.init({ lng: 'en', resources: { en: { ui: {}, problems: {} } } }))

const colors = () => notificationsStore.getState().notifications.map(({ color }) => color)

it('keeps a failure until something succeeds', async () => {
  notifyFailed(new Error('lost'))
  await vi.waitFor(() => expect(colors()).toEqual(['danger']))
  notifyDone('Saved')
  await vi.waitFor(() => expect(colors()).toEqual(['success']))
})

it('takes a failure down with the page that it belongs to', async () => {
  notifyFailed(new Error('lost'))
  await vi.waitFor(() => expect(colors()).toContain('danger'))
  forgetFailures()
  await vi.waitFor(() => expect(colors()).toEqual(['success']))
})
