import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useLabels, useObject } from '../use-object.ts'
import { DropFile } from './DropFile.tsx'
import { type ImportAddress, nothingChosen, useImportAddress } from './import-address.ts'
import { ImportDesk } from './ImportDesk.tsx'
import { ImportRun } from './ImportRun.tsx'
import { RecentImports } from './RecentImports.tsx'

/** Records out of a file: drop it, say what its columns are, try it, take it. */
export function ImportPage() {
  const object = useObject()
  return object?.can.import ? <Import key={object.definition.name} object={object} /> : <NotFoundPage />
}

function Import({ object }: { object: AppObject }) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const labels = useLabels()
  const [address, setAddress] = useImportAddress()
  const objects = labels(object.definition.plural)
  const isStart = address.file === null && address.job === null
  return (
    <>
      <PageHeader
        title={t('title', { objects })}
        {...(isStart ? { description: t('description') } : {})}
        crumbs={[{ label: objects, to: pathOf(slug, 'work', 'records', object.definition.name) }]}
      />
      <Stage object={object} address={address} onChange={setAddress} />
    </>
  )
}

interface StageProps {
  object: AppObject
  address: ImportAddress
  onChange: (address: ImportAddress) => void
}

function Stage({ object, address, onChange }: StageProps) {
  const { file, job } = address
  if (job !== null) return <ImportRun key={job} object={object} address={{ ...address, job }} onChange={onChange} />
  if (file !== null) return <ImportDesk key={file} object={object} address={{ ...address, file }} onChange={onChange} />
  return (
    <>
      <DropFile onUploaded={({ id }) => onChange({ ...nothingChosen, file: id })} />
      <RecentImports object={object.definition.name} />
    </>
  )
}
