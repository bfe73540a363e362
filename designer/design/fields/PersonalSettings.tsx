import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type LegalBasis, legalBases } from '../../../schemas/fields/personal-data.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import type { FieldStepProps } from './FieldInspector.tsx'

/** Whether a field holds personal data and, where it does, what the register of personal data says of it. */
export function PersonalSettings({ field, edits: { change, endBurst } }: Pick<FieldStepProps, 'field' | 'edits'>) {
  const { t } = useTranslation('design-fields')
  return (
    <>
      <Select
        label={t('advanced.personal')}
        description={t('advanced.personalHelp')}
        data={[
          { value: 'none', label: t('advanced.personalNone') },
          { value: 'basic', label: t('advanced.personalBasic') },
          { value: 'sensitive', label: t('advanced.personalSensitive') },
        ]}
        value={field.personal ?? 'none'}
        allowDeselect={false}
        onChange={(personal) => change({ personal: personal === 'none' ? undefined : personal })}
      />
      {field.personal && (
        <>
          <LabelInput label={t('personal.purpose')} description={t('personal.purposeHelp')} isLong value={field.purpose} onChange={(purpose) => change({ purpose }, 'purpose')} onLeave={endBurst} />
          <Select
            label={t('personal.legalBasis')}
            description={t('personal.legalBasisHelp')}
            clearable
            data={legalBases.map((value) => ({ value, label: t(`legalBasis.${value}`) }))}
            value={field.legalBasis ?? null}
            // The values are exactly those given above.
            onChange={(legalBasis) => change({ legalBasis: (legalBasis as LegalBasis | null) ?? undefined })}
          />
          <LabelInput label={t('personal.retention')} description={t('personal.retentionHelp')} value={field.retention} onChange={(retention) => change({ retention }, 'retention')} onLeave={endBurst} />
        </>
      )}
    </>
  )
}
