import { Alert, Checkbox, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLookups } from '../../../work/use-lookups.ts'
import { LookupSourceProvider } from '../../../controls/lookup-source.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { LabelAndName } from '../../new/LabelAndName.tsx'
import { NewDialog, NewForm } from '../../new/NewDialog.tsx'
import { type NewOfObjectProps, ObjectChoice } from '../../new/ObjectChoice.tsx'
import { FlowSentences } from '../words/FlowSentences.tsx'
import classes from './new.module.css'
import { StartBlanks } from './StartBlanks.tsx'
import { StartChoice } from './StartChoice.tsx'
import { useNewFlow } from './use-new-flow.ts'

/** Offers flows that are drawn already, asks for their blanks, and opens the one that is chosen. */
export function NewFlowDialog({ object, ...dialog }: NewOfObjectProps) {
  const { t } = useTranslation('design-flow-new')
  return (
    <NewDialog {...dialog} title={t('title')} size={760}>
      <NewFlowForm object={object} onClose={dialog.onClose} />
    </NewDialog>
  )
}

function NewFlowForm({ object, onClose }: Omit<NewOfObjectProps, 'opened'>) {
  const { t } = useTranslation('design-flow-new')
  const lookups = useLookups()
  const form = useNewFlow(object, onClose)
  const { start, isTried } = form
  return (
    <LookupSourceProvider value={lookups}>
      <NewForm onSubmit={form.submit} onCancel={onClose} submit={t('make')} isBusy={form.isBusy}>
        <StartChoice chosen={start.name} onChoose={form.choose} />
        <div className={classes.basics}>
          <LabelAndName
            label={t('label')}
            value={form.label}
            onFocus={(event) => event.currentTarget.select()}
            onChange={form.setLabel}
            error={isTried && form.label.trim() === '' && t('labelMissing')}
            named={form.named}
          />
          <ObjectChoice label={t(start.name === 'webhook' ? 'objectMade' : 'object')} value={form.object?.name ?? null} onChange={form.setObject} isMissing={isTried && form.object === undefined} />
        </div>
        {form.object && <StartBlanks start={start} object={form.object} set={form.set} blanks={form.blanks} onBlanks={form.fill} isTried={isTried} />}
        {start.isApproval && form.object && <StatusChoice form={form} />}
        {form.made && (
          <section className={classes.preview} aria-label={t('preview')}>
            <FlowSentences flow={form.made.flow} set={form.setWithMade} />
          </section>
        )}
        {form.made && form.made.beside.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('beside')}
          </Text>
        )}
      </NewForm>
    </LookupSourceProvider>
  )
}

/** The field that says where an approval stands: the one that is there, or a new one. */
function StatusChoice({ form }: { form: ReturnType<typeof useNewFlow> }) {
  const { t } = useTranslation('design-flow-new')
  const labelText = useLabelText()
  const field = form.statusField
  if (field) {
    return (
      <Alert variant="light" color="gray" icon={<IconInfoCircle size={16} aria-hidden />}>
        {t('status.there', { field: labelText(field.label) })}
      </Alert>
    )
  }
  return <Checkbox checked={form.withStatus} onChange={(event) => form.setWithStatus(event.currentTarget.checked)} label={t('status.label')} description={t('status.help')} />
}
