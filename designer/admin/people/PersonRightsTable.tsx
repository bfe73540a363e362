import { ScrollArea, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectAccessAnswer, Verdict } from '../../../schemas/api/explain.ts'
import { type ExplainedRight, explainedRights } from '../../../schemas/roles/explained-rights.ts'
import { Why } from '../../work/layout/Why.tsx'
import { NarrowFields } from '../../work/why/NarrowFields.tsx'
import { useReasonText } from '../../work/why/reason-text.ts'
import classes from './rights.module.css'

/** Objects by rights: how far each right reaches, and the roles that give it. */
export function PersonRightsTable({ objects }: { objects: readonly ObjectAccessAnswer[] }) {
  const { t } = useTranslation('why')
  return (
    <ScrollArea className={classes.scroller} type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('access.object') }}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('access.object')}</th>
            {explainedRights.map((right) => (
              <th key={right} scope="col">
                {t(`right.${right}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {objects.map((object) => (
            <tr key={object.object}>
              <th scope="row">
                {object.label}
                <ObjectDetails object={object} />
              </th>
              {explainedRights.map((right) => (
                <RightCell key={right} right={right} verdict={object.rights[right]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

/** The widest first. */
const widths = ['all', 'where', 'below', 'team', 'own'] as const

function RightCell({ right, verdict: { allowed, because } }: { right: ExplainedRight; verdict: Verdict }) {
  const { t } = useTranslation('why')
  const reasonText = useReasonText()
  const roles = because.flatMap((reason) => (reason.by === 'role' ? [reason.role] : []))
  const reach = widths.find((width) => roles.some(({ scope }) => scope === width)) ?? 'yes'
  const lack = because.find(({ holds }) => holds === false)
  return (
    <td data-right={right} data-allowed={allowed || undefined}>
      <span className={classes.reach}>{t(allowed ? `access.${reach}` : 'access.none')}</span>
      <Text size="xs" c="dimmed" component="div">
        {allowed ? roles.map(({ label }) => label).join(', ') : lack && lack.by !== 'no-role' && reasonText(lack)}
      </Text>
    </td>
  )
}

/** Fields that are narrower than the object, and the layouts that the person gets. Nothing where neither is worth a word. */
function ObjectDetails({ object: { label, rights, fields, layouts } }: { object: ObjectAccessAnswer }) {
  const { t } = useTranslation('why')
  const isOpen = rights.read.allowed || rights.create.allowed
  const said = [...(fields.length > 0 ? [t('access.fieldsNarrow', { count: fields.length })] : []), ...(layouts.length > 0 ? [t('access.layouts', { count: layouts.length })] : [])]
  if (!isOpen || said.length === 0) return null
  return (
    <div className={classes.details}>
      <Why label={said.join(', ')}>
        {() => (
          <Stack gap="md" aria-label={t('access.details', { object: label })}>
            {fields.length > 0 && <NarrowFields fields={fields} />}
            {layouts.length > 0 && <Layouts layouts={layouts} />}
          </Stack>
        )}
      </Why>
    </div>
  )
}

function Layouts({ layouts }: Pick<ObjectAccessAnswer, 'layouts'>) {
  const { t } = useTranslation('why')
  return (
    <section>
      <Text size="sm" fw={600} mb={6}>
        {t('layout.title')}
      </Text>
      {layouts.map(({ for: use, name, label, recordType }) => (
        <Text key={`${use} ${name} ${recordType}`} size="sm">
          {t(`layout.${use}`, { layout: label })}
          {recordType !== null && ` (${recordType})`}
        </Text>
      ))}
    </section>
  )
}
