import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { useApp } from '../../app/workspace.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DropFile } from '../import/DropFile.tsx'
import { SpreadsheetDesk } from './SpreadsheetDesk.tsx'

/** Loaded together with the page, which would vanish for a moment while a part of it fetched its own. */
const textsOfDesk = ['import-spreadsheet', 'import', 'design-objects', 'design-types']

/** An object made from a file that one has already, filled with its rows. */
export function SpreadsheetPage() {
  const { t } = useTranslation('import-spreadsheet')
  useTranslation(textsOfDesk)
  const { system } = useApp()
  const [parameters, setParameters] = useSearchParams()
  const file = parameters.get('file')
  if (!system.includes('design')) return <NotFoundPage />
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {file === null ? <DropFile onUploaded={({ id }) => setParameters({ file: id })} /> : <SpreadsheetDesk key={file} file={file} onOtherFile={() => setParameters({})} />}
    </>
  )
}
