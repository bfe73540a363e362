import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobPage } from '../../../schemas/api/job.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { RecentJobs } from '../jobs/RecentJobs.tsx'

/** The last imports of this person into an object. */
export function RecentImports({ object }: { object: string }) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const { data } = useQuery({
    queryKey: workspaceKey(slug, 'jobs', 'import'),
    queryFn: ({ signal }) => get<JobPage>(addressesOf(slug).jobs, { query: { kind: 'import' }, signal }),
    staleTime: 0,
  })
  const mine = data?.items.filter(({ about }) => about.object === object && about.dryRun !== 'true') ?? []
  return <RecentJobs title={t('recent.title')} jobs={mine} nameOf={({ about }) => about.file} stateOf={(state) => t(`state.${state}`)} />
}
