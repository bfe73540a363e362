import { IconHome, IconInbox, IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { labelIn } from '../../schemas/label.ts'
import { page, type Space } from '../app/space.ts'
import { useAppIfKnown } from '../app/workspace.ts'
import { useLanguage } from '../i18n/language.ts'
import { iconNamed } from '../ui/object-icons.ts'
import { useTaskCount } from './inbox/task-count.ts'

export const workSpace: Space = {
  name: 'work',
  icon: IconTable,
  routes: [
    page('', () => import('./home/HomePage.tsx'), 'HomePage'),
    page('inbox/:task?', () => import('./inbox/InboxPage.tsx'), 'InboxPage'),
    page('spreadsheet', () => import('./spreadsheet/SpreadsheetPage.tsx'), 'SpreadsheetPage'),
    page('records/:object', () => import('./records/RecordListPage.tsx'), 'RecordListPage'),
    page('records/:object/new', () => import('./record/NewRecordPage.tsx'), 'NewRecordPage'),
    page('records/:object/import', () => import('./import/ImportPage.tsx'), 'ImportPage'),
    page('records/:object/export', () => import('./export/ExportPage.tsx'), 'ExportPage'),
    page('records/:object/bin', () => import('./records/RecycleBinPage.tsx'), 'RecycleBinPage'),
    page('records/:object/:record', () => import('./record/RecordPage.tsx'), 'RecordPage'),
  ],
  useNavigation: () => {
    const { t } = useTranslation('work')
    const { language } = useLanguage()
    const tasks = useTaskCount()
    const readable = useAppIfKnown()?.objects.filter(({ can }) => can.read !== false) ?? []
    return [
      { entries: [{ to: '', label: t('home.title'), icon: IconHome }, { to: 'inbox', label: t('inbox'), icon: IconInbox, ...(tasks && { count: tasks.open }) }] },
      {
        entries: readable.map(({ definition }) => ({
          to: `records/${definition.name}`,
          label: labelIn(definition.plural, language),
          icon: iconNamed(definition.icon),
        })),
      },
    ]
  },
  // Fetched with the first search: it knows all field types, and the first screen needs none.
  search: async (...given) => (await import('./search-records.ts')).searchRecords(...given),
}
