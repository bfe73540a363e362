import { Button, Menu } from '@mantine/core'
import { IconFileText, IconFlask, IconPlayerPlay, IconVersions } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { editorPath } from '../../draft/editor-path.ts'
import { versionsPath } from '../versions/version-queries.ts'
import { FlowSentences } from '../words/FlowSentences.tsx'

interface FlowToolsProps {
  flow: FlowDefinition
  set: DefinitionSet
}

/** What one does with a flow beside drawing it: read it in words, see its runs, try it. */
export function FlowTools({ flow, set }: FlowToolsProps) {
  const { t } = useTranslation('design-flow-list')
  const { slug } = useWorkspace()
  const [isTold, tell] = useState(false)
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconFileText size={15} aria-hidden />} onClick={() => tell(true)}>
        {t('tools.words')}
      </Button>
      <Button size="xs" variant="default" component={Link} to={`${pathOf(slug, 'design', 'runs')}?flow=${encodeURIComponent(flow.name)}`} leftSection={<IconPlayerPlay size={15} aria-hidden />}>
        {t('tools.runs')}
      </Button>
      <Button size="xs" variant="light" component={Link} to={`${editorPath(slug, flow)}/try`} leftSection={<IconFlask size={15} aria-hidden />}>
        {t('tools.try')}
      </Button>
      <SidePanel opened={isTold} onClose={() => tell(false)} title={t('tools.words')}>
        {isTold && <FlowSentences flow={flow} set={set} />}
      </SidePanel>
    </>
  )
}

/** In the menu of a flow: its versions, which runs still go by. */
export function VersionsItem({ flow }: Pick<FlowToolsProps, 'flow'>) {
  const { t } = useTranslation('design-flow-list')
  const { slug } = useWorkspace()
  return (
    <Menu.Item component={Link} to={versionsPath(slug, flow.id)} leftSection={<IconVersions size={15} aria-hidden />}>
      {t('tools.versions')}
    </Menu.Item>
  )
}
