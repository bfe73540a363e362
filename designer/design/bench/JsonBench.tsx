import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { DefinitionOf, KindName } from '../../../schemas/definition-set.ts'
import { schemaAddress } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { JsonView } from '../json/JsonView.tsx'
import classes from './bench.module.css'
import type { Editor } from './use-editor.ts'

interface JsonBenchProps<Kind extends KindName> {
  editor: Editor<Kind>
  /** The form was asked for, but the document lacks what it needs. */
  isFormWaiting: boolean
  /** The part that is selected, as a pointer; without it, what the address asks for. */
  selected?: string | undefined
  /** Somebody put the cursor on what this pointer names. */
  onCursor?: (pointer: string) => void
}

/** A definition as JSON, with the schema of its kind: completion, hover, faults at their place. */
export function JsonBench<Kind extends KindName>({ editor, isFormWaiting, selected, onCursor }: JsonBenchProps<Kind>) {
  const { t } = useTranslation('design')
  const [search] = useSearchParams()
  const { document, edit, issues } = editor
  const kind: string = editor.kind
  const schema = useQuery({
    queryKey: ['schema', kind],
    queryFn: ({ signal }) => get<object>(schemaAddress(kind), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const at = search.get('at')
  return (
    <div className={classes.json}>
      {isFormWaiting && (
        <Alert color="outside" radius={0} icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t('view.formWaits')}
        </Alert>
      )}
      <div className={classes.panels}>
        <JsonView
          path={`${kind}/${document.id}`}
          label={t('view.jsonOf', { kind: t(`kind.${kind}`) })}
          value={document}
          schema={schema.data}
          issues={issues}
          reveal={selected ?? (at === null ? undefined : `/${at.split('/').slice(3).join('/')}`)}
          onCursor={onCursor}
          // Whole JSON may still lack what the form needs; the server's check then says what, and the form waits.
          onChange={(value) => edit(() => value as DefinitionOf[Kind], t('view.jsonEdit'), 'json')}
        />
      </div>
    </div>
  )
}
