import { UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconTableRow } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { addField } from '../../document/commands/add-field.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { editDefinition } from '../draft/save-definition.ts'
import { childrenWithoutRows, newRowsField } from './child-rows.ts'
import { useLayoutBench } from './layout-bench.ts'
import { newFieldItem } from './new-layout.ts'
import classes from './palette.module.css'

/** Objects whose records belong to this one's: added, the object gets a sub-table of them, and the layout shows it. */
export function RowsToAdd() {
  const { t } = useTranslation('design-layouts')
  const { slug } = useWorkspace()
  const { object, set, edits } = useLayoutBench()
  const labelText = useLabelText()
  const add = useMutation({
    mutationFn: async (child: ObjectDefinition) => {
      const field = newRowsField(object, child, set)
      await editDefinition({ workspace: slug, kind: 'object', name: object.name }, (before: ObjectDefinition) => addField(before, field))
      return field
    },
    onSuccess: (field) => edits.add(newFieldItem(field)),
    onError: notifyFailed,
  })
  const children = childrenWithoutRows(object, set)
  if (children.length === 0) return null
  return (
    <section aria-label={t('palette.rows')}>
      <h2 className={classes.title}>{t('palette.rows')}</h2>
      <ul className={classes.entries}>
        {children.map((child) => {
          const label = labelText(child.plural)
          return (
            <li key={child.id}>
              <UnstyledButton className={classes.entry} title={t('palette.add', { label })} disabled={add.isPending} onClick={() => add.mutate(child)}>
                <span className={classes.icon}>
                  <IconTableRow size={15} aria-hidden />
                </span>
                <span className={classes.name}>{label}</span>
              </UnstyledButton>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
