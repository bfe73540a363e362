import { Button, Group, Text } from '@mantine/core'
import { IconTestPipe } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportRequest } from '../../../schemas/api/import.ts'
import type { Job } from '../../../schemas/api/job.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { useLabels } from '../use-object.ts'
import classes from './import.module.css'
import { startImport } from './import-queries.ts'
import { hindranceOf, importRequest, type Prepared } from './mapping.ts'
import { ProblemAlert } from './ProblemAlert.tsx'

interface StartBarProps {
  prepared: Prepared
  /** Required fields that no column fills. */
  missing: readonly FieldDefinition[]
  onStarted: (job: Job, request: ImportRequest) => void
}

/** Try first, or take at once; and what still stands in the way. */
export function StartBar({ prepared, missing, onStarted }: StartBarProps) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const labels = useLabels()
  const { list } = useFormat()
  const hindrance = hindranceOf(prepared)
  const { mode } = prepared.plan
  // What many records start cannot be taken back: how often it would be is said first.
  const flows = (prepared.preview.flows ?? []).filter(({ on }) => mode === 'upsert' || on.includes(mode === 'insert' ? 'create' : 'update'))
  const fields = list(missing.map(({ label }) => labels(label)))
  const start = useMutation({
    mutationFn: (request: ImportRequest) => startImport(slug, request),
    onSuccess: onStarted,
  })
  const begin = (dryRun: boolean) => start.mutate(importRequest(prepared, dryRun))
  const isStarting = (dryRun: boolean) => start.isPending && start.variables.dryRun === dryRun
  return (
    <div className={classes.start}>
      {start.error && <ProblemAlert problem={start.error} />}
      {hindrance ? (
        <Text size="sm" role="status">
          {t(`hindrance.${hindrance}`, { count: missing.length, fields })}
        </Text>
      ) : (
        missing.length > 0 && <Text size="sm">{t('hindrance.requiredLater', { count: missing.length, fields })}</Text>
      )}
      {flows.length > 0 && <Text size="sm">{t('start.flows', { flows: list(flows.map(({ label }) => label)) })}</Text>}
      <Group gap="xs">
        <Button leftSection={<IconTestPipe size={16} aria-hidden />} disabled={hindrance !== undefined} loading={isStarting(true)} onClick={() => begin(true)}>
          {t('start.check')}
        </Button>
        <Button variant="default" disabled={hindrance !== undefined || flows.length > 0} loading={isStarting(false)} onClick={() => begin(false)}>
          {t('start.import')}
        </Button>
      </Group>
    </div>
  )
}
