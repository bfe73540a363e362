import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { fieldTypeOf } from '../../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../../schemas/fields/field-type.ts'
import { type FlowDefinition, objectOf } from '../../../../schemas/flows/flow.ts'
import { flowNames } from '../../../../schemas/flows/flow-scope.ts'
import type { Telling } from '../../../../schemas/flows/words/telling.ts'
import type { Trial } from '../../../../schemas/flows/trial/trial.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import type { RuleValue } from '../../../../schemas/rules/values.ts'
import { FieldControl } from '../../../controls/FieldControl.tsx'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { useApp } from '../../../app/workspace.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { fieldAtPath } from '../../conditions/rule-setting.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { fieldOfType } from '../editor/flow-setting.ts'
import type { Trying } from './use-trial.ts'

export interface TrialPartProps {
  flow: FlowDefinition
  set: DefinitionSet
  telling: Telling
  trying: Trying
}

/** On which record the flow is tried, who starts it, and what the record would hold. */
export function TrialRecord({ flow, set, telling, trying }: TrialPartProps) {
  const { t } = useTranslation('design-flow-trial')
  const labelText = useLabelText()
  const [isChanging, setChanging] = useState(false)
  const { person } = useApp()
  const { setup, change } = trying
  const name = objectOf(flow)
  const object = name === undefined ? undefined : set.get('object', name)
  return (
    <section>
      <Stack gap="xs">
        {object && (
          <FieldControl
            field={{ id: object.id, name: 'record', type: 'lookup', label: object.label, object: object.name } as never}
            label={t('record.label', { object: labelText(object.label) })}
            value={setup.record}
            onChange={(next) => trying.choose(typeof next === 'string' ? next : null)}
          />
        )}
        <FieldControl field={{ id: 'requester', name: 'requester', type: 'user', label: t('record.requester') }} label={t('record.requester')} title={setup.requester === person.id ? person.name : trying.nameOf(setup.requester ?? '')} value={setup.requester} onChange={(next) => change({ requester: typeof next === 'string' ? next : null, events: [] })} />
        {(flow.variables ?? []).map((variable) => (
          <FieldControl
            key={variable.id}
            field={{ ...variable, label: variable.label ?? variable.name }}
            label={labelText(variable.label ?? variable.name)}
            // Variables hold what fields of their type hold.
            value={(setup.vars[variable.name] ?? null) as FieldValue}
            onChange={(value) => change({ vars: { ...setup.vars, [variable.name]: value as RuleValue }, events: [] })}
          />
        ))}
        <BatchInputs flow={flow} telling={telling} trying={trying} />
        {trying.problem ? <ErrorState problem={trying.problem} /> : null}
        {object && setup.record === null && (
          <Text size="sm" c="dimmed">
            {t('record.choose')} <NewRecord object={object} />
          </Text>
        )}
        {object && setup.record !== null && trying.paths.length > 0 && (
          <Button variant="subtle" size="compact-xs" ml={-7} style={{ alignSelf: 'flex-start' }} onClick={() => setChanging(!isChanging)} aria-expanded={isChanging}>
            {t(isChanging ? 'record.hide' : 'record.change')}
          </Button>
        )}
        {object && isChanging && <ValueInputs object={object} set={set} telling={telling} trying={trying} />}
        {trying.trial && <Standing trying={trying} status={trying.trial.state.status} />}
      </Stack>
    </section>
  )
}

/** Where there is no record yet to try it on; the test run stays open beside it. */
function NewRecord({ object: { name } }: { object: ObjectDefinition }) {
  const { t } = useTranslation('design-flow-trial')
  const { slug } = useWorkspace()
  const { objects } = useApp()
  if (!objects.some(({ definition, can }) => definition.name === name && can.create)) return null
  return (
    <Anchor component={Link} to={pathOf(slug, 'work', 'records', name, 'new')} target="_blank" inherit underline="always">
      {t('record.new')}
    </Anchor>
  )
}

/** What the record would hold, of what the flow reads. */
function ValueInputs({ object, set, telling, trying }: Omit<TrialPartProps, 'flow'> & { object: ObjectDefinition }) {
  const { setup, change } = trying
  return trying.paths.map((path) => {
    const isOld = path.startsWith('old.')
    const field = fieldAtPath({ object, set }, isOld ? path.slice('old.'.length) : path)
    if (!field || fieldTypeOf(field).filledBy === 'system') return null
    return (
      <FieldControl
        key={`${setup.record} ${path}`}
        field={field}
        label={telling.rule({ var: isOld ? path : `record.${path}` })}
        // What rules read of fields is what their inputs hold.
        value={(trying.values[path] ?? null) as FieldValue}
        onChange={(value) => change({ changed: { ...setup.changed, [path]: value as RuleValue }, events: [] })}
      />
    )
  })
}

/** How many records would start it together, where an import starts it once. */
function BatchInputs({ flow, telling, trying }: Omit<TrialPartProps, 'set'>) {
  const { setup, change } = trying
  const names = flowNames(flow)
  return trying.batch.map((path) => {
    const label = telling.rule({ var: path })
    const type = names.get(path)
    const field = type && fieldOfType(path, label, type)
    return field && (
      // What rules read of fields is what their inputs hold.
      <FieldControl key={path} field={field} label={label} value={(trying.values[path] ?? null) as FieldValue} onChange={(value) => change({ changed: { ...setup.changed, [path]: value as RuleValue }, events: [] })} />
    )
  })
}

/** How far the run has come, and the ways back. */
function Standing({ trying, status }: Pick<TrialPartProps, 'trying'> & { status: Trial['state']['status'] }) {
  const { t } = useTranslation('design-flow-trial')
  const isBegun = trying.setup.events.length > 0
  return (
    <Group gap="xs">
      <Title order={2} size="h4" style={{ flex: 1 }} aria-live="polite" tabIndex={-1} data-standing>
        {t(`status.${status}`)}
      </Title>
      <Button variant="default" size="xs" leftSection={<IconArrowBackUp size={14} aria-hidden />} disabled={!isBegun} onClick={trying.back}>
        {t('stepBack')}
      </Button>
      <Button variant="default" size="xs" leftSection={<IconRefresh size={14} aria-hidden />} disabled={!isBegun} onClick={trying.again}>
        {t('again')}
      </Button>
    </Group>
  )
}
