import { Badge, ScrollArea, Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PersonalDataField } from '../../../schemas/api/personal-data.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useApp } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from '../people/rights.module.css'

/** The register: what is not said yet stands first, and who may design goes from there to the field. */
export function RegisterTable({ fields }: { fields: readonly PersonalDataField[] }) {
  const { t } = useTranslation('admin-personal-data')
  return (
    <ScrollArea className={classes.scroller} type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('title') }}>
      <table className={classes.table}>
        <thead>
          <tr>
            {(['field', 'category', 'purpose', 'legalBasis', 'retention', 'records', 'roles'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((each) => (
            <RegisterRow key={each.field.id} entry={each} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function RegisterRow({ entry: { object, field, category, purpose, legalBasis, retention, records, roles } }: { entry: PersonalDataField }) {
  const { t } = useTranslation('admin-personal-data')
  const { slug } = useWorkspace()
  const format = useFormat()
  const mayDesign = useApp().system.includes('design')
  return (
    <tr>
      <th scope="row">
        {mayDesign ? <Link to={`${pathOf(slug, 'design', 'objects', object.name)}?field=${field.id}`}>{field.label}</Link> : field.label}
        <Text size="xs" c="dimmed">
          {object.label}
        </Text>
      </th>
      <td>
        <Badge color={category === 'sensitive' ? 'danger' : 'control'} variant="light">
          {t(`category.${category}`)}
        </Badge>
      </td>
      <td>{purpose ?? <Missing />}</td>
      <td>{legalBasis ? t(`legalBasis.${legalBasis}`) : <Missing />}</td>
      <td>{retention ?? <Missing />}</td>
      <td className="tabular">
        {records === null ? (
          <Text size="sm" c="dimmed" title={t('notCounted')}>
            <span aria-hidden>—</span>
            <VisuallyHidden>{t('notCounted')}</VisuallyHidden>
          </Text>
        ) : (
          format.number(records)
        )}
      </td>
      <td>{roles.length > 0 ? format.list(roles) : t('nobody')}</td>
    </tr>
  )
}

function Missing() {
  const { t } = useTranslation('admin-personal-data')
  return (
    <Text size="sm" c="var(--outside)" component="span">
      {t('missing')}
    </Text>
  )
}
