import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { isProblem } from '../../app/problem.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { deleteRecord, recordQuery, refreshRecords, restoreRecord } from '../records/record-queries.ts'
import { useRecordReading } from '../filter/readable-set.ts'
import { FormSources } from '../FormSources.tsx'
import { RecordComments } from '../comments/RecordComments.tsx'
import { useRecordLayout } from '../layout/use-record-layout.ts'
import { useLabels, useObject } from '../use-object.ts'
import { RecordWhy } from '../why/RecordWhy.tsx'
import { EditRecord, type EditRecordProps } from './EditRecord.tsx'
import classes from './record.module.css'
import { RecordTeam } from '../team/RecordTeam.tsx'
import { RecordFacts } from './RecordFacts.tsx'
import { RecordHistory } from './RecordHistory.tsx'
import { subtitleOf, titleOf } from './record-title.ts'
import { RecordValues } from './RecordValues.tsx'
import { StagePath } from './StagePath.tsx'

// Most objects have no flows and no pool.
const FlowButtons = lazy(async () => ({ default: (await import('../approval/FlowButtons.tsx')).FlowButtons }))
const ApprovalPanel = lazy(async () => ({ default: (await import('../approval/ApprovalPanel.tsx')).ApprovalPanel }))
const PoolActions = lazy(async () => ({ default: (await import('../pool/RecordPool.tsx')).PoolActions }))
const PoolStrip = lazy(async () => ({ default: (await import('../pool/RecordPool.tsx')).PoolStrip }))

/** One record: what it holds, who changed it, and the way to change it. */
export function RecordPage() {
  const object = useObject()
  const { record: id = '' } = useParams()
  return object?.can.read ? <OneRecord key={id} object={object} id={id} /> : <NotFoundPage />
}

function OneRecord({ object, id }: { object: AppObject; id: string }) {
  const { slug } = useWorkspace()
  const query = useQuery(recordQuery({ workspace: slug, object: object.definition.name }, id))
  if (isProblem(query.error, 'not-found')) return <NotFoundPage />
  if (query.error && !query.data) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <LoadingState />
  return <ShownRecord object={object} record={query.data} />
}

/** An edit that may have begun elsewhere on the page. */
type Editing = Pick<EditRecordProps, 'begun' | 'refusal'>

function ShownRecord({ object, record }: { object: AppObject; record: RecordAnswer }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const labels = useLabels()
  const reading = useRecordReading()
  const [editing, setEditing] = useState<Editing | null>(null)
  const { used, state, values } = useRecordLayout(object, record, 'page')
  const { path } = used.compiled.layout
  const { definition } = object
  const list = pathOf(slug, 'work', 'records', definition.name)
  return (
    <FormSources>
      <PageHeader
        title={titleOf(definition, record)}
        description={subtitleOf(definition, record, reading)}
        crumbs={[{ label: labels(definition.plural), to: list }]}
        actions={
          !editing && (
            <>
              <Suspense>{object.hasFlows && <FlowButtons object={definition} record={record} />}</Suspense>
              <OfPool part={PoolActions} object={object} record={record} />
              <RecordWhy object={definition} record={record} />
              {record._can.delete && <DeleteButton object={object} record={record} />}
              {object.can.create && (
                <Button component={Link} to={`${list}/new`} variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
                  {t('list.new', { object: labels(definition.label) })}
                </Button>
              )}
              {record._can.update && (
                <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing({})}>
                  {t('record.edit')}
                </Button>
              )}
            </>
          )
        }
      >
        {path !== undefined && <StagePath object={object} record={record} path={path} isEditing={editing !== null} onRefused={(begun, refusal) => setEditing({ begun, refusal })} />}
        <RecordFacts object={definition} record={record} />
        <OfPool part={PoolStrip} object={object} record={record} />
      </PageHeader>
      <div className={classes.page}>
        <section className={classes.panel} aria-label={t('record.details')}>
          {editing ? (
            <EditRecord object={object} record={record} onClose={() => setEditing(null)} {...editing} />
          ) : (
            <RecordValues object={object} record={record} used={used} state={state} values={values} />
          )}
        </section>
        <div className={classes.activity}>
          <Activity object={object} record={record} />
        </div>
      </div>
    </FormSources>
  )
}

function Activity({ object: { definition, hasFlows }, record }: { object: AppObject; record: RecordAnswer }) {
  return (
    <>
      <Suspense>{hasFlows && <ApprovalPanel object={definition} record={record} />}</Suspense>
      {definition.team && <RecordTeam object={definition} record={record} />}
      <RecordComments object={definition} record={record} />
      <RecordHistory object={definition} record={record} />
    </>
  )
}

function OfPool({ part: Part, object, record }: { part: typeof PoolActions; object: AppObject; record: RecordAnswer }) {
  return (
    object.definition.pool && (
      <Suspense>
        <Part object={object} record={record} />
      </Suspense>
    )
  )
}

function DeleteButton({ object, record }: { object: AppObject; record: RecordAnswer }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const of = { workspace: slug, object: object.definition.name }
  const list = pathOf(slug, 'work', 'records', of.object)
  const undo = async () => {
    await restoreRecord(of, record.id)
    await refreshRecords(of)
    await navigate(pathOf(slug, 'work', 'records', of.object, record.id))
  }
  const remove = useMutation({
    mutationFn: () => deleteRecord(of, record),
    onSuccess: async () => {
      await navigate(list)
      await refreshRecords(of)
      notifyDone(t('list.deleted', { count: 1 }), { undo: () => void undo().catch(notifyFailed) })
    },
    onError: notifyFailed,
  })
  return (
    <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} loading={remove.isPending} onClick={() => remove.mutate()}>
      {t('record.delete')}
    </Button>
  )
}
