import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useLabels, useObject } from '../use-object.ts'
import { ExportDesk } from './ExportDesk.tsx'
import { ExportRun } from './ExportRun.tsx'
import { RecentExports } from './RecentExports.tsx'

/** What a list shows, as a file. The address is the list's own; with `job` it shows an export that was begun. */
export function ExportPage() {
  const object = useObject()
  return object?.can.export && object.can.read ? <Export key={object.definition.name} object={object} /> : <NotFoundPage />
}

function Export({ object }: { object: AppObject }) {
  const { t } = useTranslation('export')
  const { slug } = useWorkspace()
  const labels = useLabels()
  const [parameters, setParameters] = useSearchParams()
  const job = parameters.get('job')
  const list = new URLSearchParams([...parameters].filter(([name]) => name !== 'job'))
  const objects = labels(object.definition.plural)
  return (
    <>
      <PageHeader
        title={t('title', { objects })}
        {...(job === null ? { description: t('description') } : {})}
        crumbs={[{ label: objects, to: `${pathOf(slug, 'work', 'records', object.definition.name)}?${list}` }]}
      />
      {job === null ? (
        <>
          <ExportDesk object={object} onStarted={({ id }) => setParameters({ ...Object.fromEntries(parameters), job: id })} />
          <RecentExports object={object.definition.name} />
        </>
      ) : (
        <ExportRun key={job} id={job} again={`?${list}`} />
      )}
    </>
  )
}
