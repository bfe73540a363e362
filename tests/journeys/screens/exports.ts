import type { Screen } from './screen.ts'
import { isSaid, press } from './texts.ts'

const page = '/w/main/work/records/deal/export'

/** Records that become files. */
export const exportScreens: readonly Screen[] = [
  { name: 'export', as: 'administrator', path: `${page}?view=all&sort=-amount` },
  {
    name: 'export-done',
    as: 'administrator',
    path: page,
    prepare: async (screen) => {
      await screen.locator('textarea:not([aria-hidden])').fill('Báo cáo năm 2026')
      await press(screen, 'export:start')
      await isSaid(screen, 'export:end.done')
    },
  },
]
