import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../schemas/api/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { RecentJobs } from '../jobs/RecentJobs.tsx'
import { myExportsQuery } from './export-queries.ts'

/** The last exports of this person from an object: a file is found again here for a day. */
export function RecentExports({ object }: { object: string }) {
  const { t } = useTranslation('export')
  const { slug } = useWorkspace()
  const { data } = useQuery(myExportsQuery(slug))
  const mine = data?.items.filter(({ about }) => about.object === object) ?? []
  return <RecentJobs title={t('recent.title')} jobs={mine} nameOf={(job) => t(`form.${formOf(job)}`)} stateOf={(state) => t(`state.${state}`)} />
}

const formOf = ({ about }: Job) => (about.mode === 'exact' ? 'exact' : about.format === 'xlsx' ? 'xlsx' : 'csv')
