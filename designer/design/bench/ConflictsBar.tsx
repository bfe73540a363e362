import { Alert, Button, Group } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Definition, DefinitionOf, KindName } from '../../../schemas/definition-set.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { takeValue, valueById } from '../../document/commands/take-value.ts'
import classes from './bench.module.css'
import type { Editor } from './use-editor.ts'

interface ConflictsBarProps<Kind extends KindName> {
  editor: Editor<Kind>
  /** What a place is called to people. */
  placeOf: (pointer: string) => string
}

/** Where both changed the same thing: mine stands, theirs is one click away. Everything else was merged. */
export function ConflictsBar<Kind extends KindName>({ editor, placeOf }: ConflictsBarProps<Kind>) {
  const { t } = useTranslation('design')
  const { conflicts, theirs, forgetConflicts } = editor
  if (conflicts.length === 0 || !theirs?.theirs) return null
  // Definitions are JSON; their types only name more of it.
  const other = theirs.theirs as unknown as Json
  const name = theirs.by?.name ?? t('conflict.somebody')
  const mine = editor.document as unknown as Json
  const take = (pointer: string) =>
    editor.edit((document: Definition) => takeValue(document as unknown as Json, pointer, other) as unknown as DefinitionOf[Kind], t('conflict.edit', { name }))
  return (
    <div className={classes.bar}>
      <Alert color="people" variant="light" icon={<IconUsers size={18} aria-hidden />} title={t('conflict.title', { name, count: conflicts.length })}>
        {conflicts.map((pointer) => (
          <div key={pointer} className={classes.conflict}>
            <b>{placeOf(pointer)}</b>
            <span>{t('conflict.mine', { value: shown(valueById(mine, pointer)) })}</span>
            <span>{t('conflict.theirs', { name, value: shown(valueById(other, pointer)) })}</span>
            <Button size="compact-xs" variant="default" onClick={() => take(pointer)}>
              {t('conflict.take')}
            </Button>
          </div>
        ))}
        <Group mt="xs">
          <Button size="compact-sm" onClick={forgetConflicts}>
            {t('conflict.done')}
          </Button>
        </Group>
      </Alert>
    </div>
  )
}

const shown = (value: Json | undefined): string => (value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value))
