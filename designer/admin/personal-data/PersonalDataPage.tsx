import { Button } from '@mantine/core'
import { IconDownload, IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { useApp } from '../../app/workspace.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import classes from '../people/rights.module.css'
import { ExportList } from './ExportList.tsx'
import { registerQuery } from './personal-data-queries.ts'
import { downloadRegister } from './register-csv.ts'
import { RegisterTable } from './RegisterTable.tsx'

/** Which personal data the workspace holds, what for, who sees them, and who took some out. */
export function PersonalDataPage() {
  return useApp().system.includes('people') ? <PersonalData /> : <NotFoundPage />
}

function PersonalData() {
  const { t } = useTranslation('admin-personal-data')
  const { slug } = useWorkspace()
  const { data: fields, error, refetch } = useQuery(registerQuery(slug))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          fields && fields.length > 0 ? (
            <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => downloadRegister(fields, t)}>
              {t('download')}
            </Button>
          ) : undefined
        }
      />
      <div className={classes.page}>
        {error && !fields && <ErrorState problem={error} onRetry={() => void refetch()} />}
        {!fields && !error && <LoadingState shape="list" />}
        {fields?.length === 0 && (
          <EmptyState icon={IconShieldCheck} title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        )}
        {fields && fields.length > 0 && <RegisterTable fields={fields} />}
        <ExportList />
      </div>
    </>
  )
}
