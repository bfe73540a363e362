import { Badge, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AnsweredDifference } from '../../../schemas/api/release.ts'
import type { Label } from '../../../schemas/label.ts'
import { DifferenceLines } from '../differences/DifferenceLines.tsx'
import { useLabelText } from '../draft/label-text.ts'
import classes from './releases.module.css'

/** What differs between two releases: a paragraph for each definition, a sentence for each difference. */
export function DiffView({ changes }: { changes: readonly AnsweredDifference[] }) {
  const { t } = useTranslation('design-releases')
  if (changes.length === 0) return <Text c="dimmed">{t('same')}</Text>
  const groups = Map.groupBy(changes, ({ kind, id }) => `${kind} ${id}`)
  return [...groups].map(([key, of]) => <DefinitionDiff key={key} changes={of} />)
}

function DefinitionDiff({ changes }: { changes: readonly AnsweredDifference[] }) {
  const { t } = useTranslation('design-releases')
  const labelText = useLabelText()
  const [first] = changes
  if (!first) return null
  // The difference names its definition by the definition's own label.
  const label = first.params['definition'] as Label | undefined
  return (
    <section className={classes.definition}>
      <div className={classes.head}>
        <Title order={2} size="h4">
          {label === undefined ? first.name : labelText(label)}
        </Title>
        <Badge color="control">{t(`kind.${first.kind}`, { defaultValue: first.kind })}</Badge>
      </div>
      <DifferenceLines changes={changes} />
    </section>
  )
}
