import type { Page } from 'playwright-core'
import { dealsFile, suppliersFile } from '../sample-files.ts'
import type { Screen } from './screen.ts'
import { isSaid, press } from './texts.ts'

const page = '/w/main/work/records/deal/import'

/** Files that become records, and files that become objects. */
export const importScreens: readonly Screen[] = [
  { name: 'import-drop', as: 'administrator', path: page },
  { name: 'import-columns', as: 'administrator', path: page, prepare: drop },
  {
    name: 'import-checked',
    as: 'administrator',
    path: page,
    prepare: async (screen) => {
      await drop(screen)
      await press(screen, 'import:start.check')
      await isSaid(screen, 'import:end.checkedSome')
    },
  },
  {
    name: 'import-done',
    as: 'administrator',
    path: page,
    prepare: async (screen) => {
      await drop(screen)
      await press(screen, 'import:start.import')
      await isSaid(screen, 'import:end.importedSome')
    },
  },
  { name: 'import-drop-recent', as: 'administrator', path: page },
  { name: 'spreadsheet-drop', as: 'administrator', path: '/w/main/work/spreadsheet' },
  {
    name: 'spreadsheet-proposal',
    as: 'administrator',
    path: '/w/main/work/spreadsheet',
    prepare: async (screen) => {
      await screen.locator('input[type=file]').setInputFiles(suppliersFile)
      await isSaid(screen, 'import-spreadsheet:fields.title')
    },
  },
]

async function drop(screen: Page): Promise<void> {
  await screen.locator('input[type=file]').setInputFiles(dealsFile)
  await isSaid(screen, 'import:columns.title')
}
