import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from '../bench/use-editor.ts'
import { useLabelText } from '../draft/label-text.ts'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { isFound, RightsSearch } from './RightsSearch.tsx'
import { RightsRow } from './RightsRow.tsx'
import classes from './roles.module.css'

interface RightsTableProps {
  editor: Editor<'role'>
  /** The object whose fields are shown beside the table. */
  selected: string | null
  onSelect: (name: string) => void
}

/** What a role may do with the records of each object, and of all that come later. */
export function RightsTable({ editor, selected, onSelect }: RightsTableProps) {
  const { t } = useTranslation('design-roles')
  const labelText = useLabelText()
  const { definitions } = useListedDefinitions('object')
  const [text, setText] = useState('')
  const objects = definitions.filter(({ op }) => op !== 'remove')
  const shown = objects.filter(({ label }) => isFound(labelText(label), text))
  // Objects that are gone stay visible, so that what is said of them can be taken away.
  const gone = Object.keys(editor.document.objects).filter((name) => name !== '*' && !objects.some((object) => object.name === name))
  return (
    <div className={classes.scroller}>
      {objects.length > 6 && (
        <div className={classes.search}>
          <RightsSearch label={t('search.objects')} value={text} onChange={setText} />
        </div>
      )}
      <table className={classes.rights}>
        <thead>
          <tr>
            <th scope="col">{t('column.object')}</th>
            <th scope="col">{t('right.create')}</th>
            <th scope="col">{t('right.read')}</th>
            <th scope="col">{t('right.update')}</th>
            <th scope="col">{t('right.delete')}</th>
            <th scope="col">{t('column.more')}</th>
          </tr>
        </thead>
        <tbody>
          <RightsRow editor={editor} name="*" label={t('all')} />
          {shown.map(({ id, name, label }) => (
            <RightsRow key={id} editor={editor} name={name} label={labelText(label)} isSelected={name === selected} onSelect={() => onSelect(name)} />
          ))}
          {gone.map((name) => (
            <RightsRow key={name} editor={editor} name={name} label={name} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
