import { Alert, Anchor } from '@mantine/core'
import { IconVersions } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import { definitionKey } from '../../../schemas/definition.ts'
import { useWorkspace } from '../../app/me.ts'
import { useLabelText } from '../draft/label-text.ts'
import { versionsPath, versionsQuery } from '../flows/versions/version-queries.ts'

interface RunsUnderWayProps {
  changes: readonly DraftChange[]
  /** Keys of what is published. */
  only: readonly string[]
}

/** What becomes of the runs of each flow that is published or removed: they keep the version by which they began. */
export function RunsUnderWay({ changes, only }: RunsUnderWayProps) {
  return changes.filter((change) => change.kind === 'flow' && change.op !== 'add' && only.includes(definitionKey(change))).map((flow) => <UnderWay key={flow.id} flow={flow} />)
}

function UnderWay({ flow: { id, label, op } }: { flow: DraftChange }) {
  const { t } = useTranslation('design-review')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { data } = useQuery(versionsQuery(slug, id))
  const count = (data?.items ?? []).reduce((sum, { running }) => sum + running, 0)
  if (count === 0) return null
  return (
    <Alert color="control" variant="light" icon={<IconVersions size={18} aria-hidden />} mb="sm">
      {t(op === 'remove' ? 'underWay.goOn' : 'underWay.keep', { count, flow: labelText(label) })}{' '}
      <Anchor component={Link} to={versionsPath(slug, id)} inherit underline="always">
        {t('underWay.look')}
      </Anchor>
    </Alert>
  )
}
