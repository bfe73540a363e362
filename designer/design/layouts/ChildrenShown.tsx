import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconListDetails, IconTableRow } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { itemsOf } from '../../document/commands/layout/layout-parts.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'
import { rowsFieldOf } from './child-rows.ts'
import classes from './layouts.module.css'
import { layoutsOf } from './main-layouts.ts'
import { useShowChildren } from './use-show-children.ts'

interface ChildrenShownProps {
  parent: ObjectDefinition
  child: ObjectDefinition
  /** The field of the child that points at the parent. */
  field: FieldDefinition
  /** Saves what is being edited, so that the draft has it. */
  flush: () => Promise<void>
}

/** How the records of a child are seen at their parent - as rows of its form, as a list on its page - and the way to both. */
export function ChildrenShown({ parent, child, field, flush }: ChildrenShownProps) {
  const { t } = useTranslation('design-layouts')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { set } = useDraftSet()
  const show = useShowChildren({ parent, child, flush })
  const link = fieldTypeOf(field).link?.(field)
  const [owned, related] = link?.to === 'object' ? [link.owned ?? false, link.inverse?.name] : [false, undefined]
  const rows = rowsFieldOf(parent, child.name)
  const pages = layoutsOf(parent.name, set).filter((layout) => related !== undefined && itemsOf(layout).some((item) => item.related === related))
  const words = { children: labelText(child.plural), parent: labelText(parent.label) }
  return (
    <div className={classes.children}>
      <Text size="sm">{t(owned ? 'children.owned' : 'children.linked', words)}</Text>
      {rows && <Shown label={t('children.asRowsAlready')} to={`${editorPath(slug, { kind: 'object', name: parent.name })}?field=${rows.id}`} name={labelText(rows.label)} />}
      {pages.map((page) => (
        <Shown key={page.id} label={t('children.asListAlready')} to={partPath(slug, page, related)} name={labelText(page.label)} />
      ))}
      <Group gap={6} className={classes.offers ?? ''}>
        {owned && !rows && (
          <Button size="compact-sm" variant="light" leftSection={<IconTableRow size={14} aria-hidden />} loading={show.isBusy} onClick={show.asRows}>
            {t('children.asRows')}
          </Button>
        )}
        {related !== undefined && pages.length === 0 && (
          <Button size="compact-sm" variant="light" leftSection={<IconListDetails size={14} aria-hidden />} loading={show.isBusy} onClick={() => show.asList(related)}>
            {t('children.asList')}
          </Button>
        )}
      </Group>
    </div>
  )
}

const partPath = (slug: string, page: LayoutDefinition, related: string | undefined): string => `${editorPath(slug, page)}?part=${itemsOf(page).find((item) => item.related === related)?.id ?? ''}`

/** One way in which they are seen, and where. */
function Shown({ label, name, to }: { label: string; name: string; to: string }) {
  return (
    <Text size="sm" c="dimmed">
      {label}{' '}
      <Anchor component={Link} underline="always" to={to} inherit>
        {name}
      </Anchor>
    </Text>
  )
}
