import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PicklistDefinition } from '../../../schemas/picklists/picklist.ts'
import { useWorkspace } from '../../app/me.ts'
import { OptionDot } from '../../ui/OptionDot.tsx'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'

/** The options that a field borrows: shown here, edited where they are kept. */
export function SharedOptions({ picklist }: { picklist: PicklistDefinition }) {
  const { t } = useTranslation('design-fields')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  return (
    <Stack gap={6} mt={4}>
      <Text size="sm">
        {t('options.sharedFrom')} <Anchor component={Link} to={editorPath(slug, picklist)} inherit>{labelText(picklist.label)}</Anchor>
      </Text>
      {picklist.options.map((option) => (
        <Group key={option.id} gap={8} wrap="nowrap">
          <OptionDot color={option.color} />
          <Text size="sm" {...(option.retired ? { c: 'dimmed', td: 'line-through' } : {})}>
            {labelText(option.label)}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
