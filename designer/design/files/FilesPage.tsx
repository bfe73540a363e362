import { Alert, Anchor, Button, FileButton, List, Stack, Text, Title } from '@mantine/core'
import { IconDownload, IconFileImport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ImportResult } from '../../../schemas/api/draft.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { isProblem } from '../../app/problem.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { draftChanged } from '../draft/draft-queries.ts'
import { editorPath } from '../draft/editor-path.ts'
import { ProblemNote } from '../draft/ProblemNote.tsx'
import { undoCommand } from '../draft/save-definition.ts'
import { Faults } from '../review/Faults.tsx'
import classes from './FilesPage.module.css'

/** The whole configuration as files: out of here for version control or another workspace, and back into the draft. */
export function FilesPage() {
  const { t } = useTranslation('design-files')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className={classes.cards}>
        <ExportCard />
        <ImportCard />
      </div>
    </>
  )
}

function ExportCard() {
  const { t } = useTranslation('design-files')
  const { slug } = useWorkspace()
  return (
    <section className={classes.card}>
      <Title order={2} size="h3">
        {t('export.title')}
      </Title>
      <Text c="dimmed">{t('export.text')}</Text>
      <Button component="a" href={addressesOf(slug).exportDefinitions} download leftSection={<IconDownload size={16} aria-hidden />}>
        {t('export.action')}
      </Button>
    </section>
  )
}

function ImportCard() {
  const { t } = useTranslation('design-files')
  const { slug } = useWorkspace()
  const bring = useMutation({
    mutationFn: (file: File) => post<ImportResult>(addressesOf(slug).importDefinitions, file, { headers: { 'content-type': 'application/zip' } }),
    onSuccess: () => draftChanged(slug),
  })
  return (
    <section className={classes.card}>
      <Title order={2} size="h3">
        {t('import.title')}
      </Title>
      <Text c="dimmed">{t('import.text')}</Text>
      <FileButton accept=".zip,application/zip" onChange={(file) => file && bring.mutate(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={bring.isPending} leftSection={<IconFileImport size={16} aria-hidden />}>
            {t('import.action')}
          </Button>
        )}
      </FileButton>
      <div role="status" className={classes.result}>
        {bring.error && <ProblemNote problem={bring.error}>{isProblem(bring.error) && bring.error.issues.length > 0 && <Faults issues={bring.error.issues} />}</ProblemNote>}
        {bring.data && <Imported result={bring.data} onUndone={bring.reset} />}
      </div>
    </section>
  )
}

/** What the import changed in the draft; nothing is live before it is published. */
function Imported({ result, onUndone }: { result: ImportResult; onUndone: () => void }) {
  const { t } = useTranslation('design-files')
  const { slug } = useWorkspace()
  const { entry, changed, issues } = result
  const takeBack = useMutation({
    mutationFn: (command: string) => undoCommand(slug, command),
    onSuccess: onUndone,
    onError: notifyFailed,
  })
  if (changed.length === 0) return <Alert color="control">{t('import.same', { count: result.unchanged })}</Alert>
  return (
    <Alert color="success" variant="light" title={t('import.done', { count: changed.length })}>
      <Stack gap="xs" align="flex-start">
        <List size="sm" spacing={8}>
          {changed.map((definition) => (
            <List.Item key={`${definition.kind}/${definition.name}`}>
              <Link to={editorPath(slug, definition)}>{definition.name}</Link>
            </List.Item>
          ))}
        </List>
        {issues.length > 0 && <Text size="sm">{t('import.faults', { count: issues.length })}</Text>}
        {issues.length > 0 && <Faults issues={issues} />}
        <Anchor component={Link} to={pathOf(slug, 'design', 'review')}>
          {t('import.review')}
        </Anchor>
        {entry !== null && (
          <Button size="compact-sm" variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate(entry)}>
            {t('import.undo')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
