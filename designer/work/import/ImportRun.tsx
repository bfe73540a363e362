import { useEffect } from 'react'
import type { AppObject } from '../../../schemas/api/app.ts'
import { isFinished, useJob } from '../../app/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { refreshRecords } from '../records/record-queries.ts'
import classes from './import.module.css'
import type { ImportAddress } from './import-address.ts'
import { ImportEnd } from './ImportEnd.tsx'
import { ImportProgress } from './ImportProgress.tsx'

interface ImportRunProps {
  object: AppObject
  address: ImportAddress & { readonly job: string }
  onChange: (address: ImportAddress) => void
}

/** An import at work, then what became of it. The job goes on when the page is left; its address shows it again. */
export function ImportRun({ object, address, onChange }: ImportRunProps) {
  const { slug: workspace } = useWorkspace()
  const { name } = object.definition
  const { data: job, error, refetch } = useJob(address.job)
  const isDone = job !== undefined && isFinished(job)
  useEffect(() => {
    if (isDone) void refreshRecords({ workspace, object: name })
  }, [isDone, workspace, name])
  if (!job) return error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : <LoadingState />
  return (
    <div className={classes.desk}>
      {isDone ? <ImportEnd object={object} job={job} address={address} onChange={onChange} /> : <ImportProgress job={job} />}
    </div>
  )
}
