import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { LayoutItem } from '../../../schemas/layouts/layout.ts'
import { inverseOf } from '../../../schemas/objects/inverses.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { useLabelText } from '../draft/label-text.ts'
import { TypeMark } from '../fields/TypeMark.tsx'
import classes from './canvas.module.css'
import { useLayoutBench } from './layout-bench.ts'
import { PartMarks } from './PartMarks.tsx'
import { fieldShown } from './use-part-names.ts'

/** An item as the form will show it, without anything to fill in. */
export function ItemGhost({ item }: { item: LayoutItem }) {
  const { object, names } = useLayoutBench()
  const labelText = useLabelText()
  const name = names.ofItem(item)
  const field = fieldShown(object, item)
  if (item.heading !== undefined || item.text !== undefined) {
    return (
      <span className={classes.line}>
        <span className={item.heading === undefined ? classes.words : classes.heading}>{name}</span>
        <PartMarks part={item} />
      </span>
    )
  }
  const help = item.help ?? field?.help
  return (
    <>
      <span className={classes.line}>
        <span className={classes.label}>{name}</span>
        {field?.required && <span className={classes.star} aria-hidden>*</span>}
        <PartMarks part={item} />
      </span>
      {help && <span className={classes.help}>{labelText(help)}</span>}
      {field ? <InputGhost field={field} /> : <ListGhost item={item} />}
    </>
  )
}

function InputGhost({ field }: { field: FieldDefinition }) {
  const { control } = fieldTypeOf(field)
  if (control === 'switch') return <span className={classes.switch} aria-hidden />
  if (control === 'read_only') return <span className={classes.readOnly} aria-hidden>–</span>
  return (
    <span className={classes.input} data-tall={control === 'long_text' || undefined} aria-hidden>
      <TypeMark type={field.type} isIcon />
    </span>
  )
}

/** The head of a related list and two rows, so that one sees how much room it takes. */
function ListGhost({ item }: { item: LayoutItem }) {
  const { t } = useTranslation('design-layouts')
  const { object, set } = useLayoutBench()
  const labelText = useLabelText()
  const child = item.related === undefined ? undefined : inverseOf(object.name, item.related, set)?.object
  if (!child) return <span className={classes.input} />
  const columns = item.columns ?? [child.title]
  const headOf = (path: string) => {
    const field = allFieldsOf(child).find(({ name }) => name === path)
    return field ? labelText(field.label) : path
  }
  return (
    <span className={classes.list}>
      <span className={classes.listHead}>
        {columns.map((path) => (
          <span key={path}>{headOf(path)}</span>
        ))}
      </span>
      <span className={classes.listRow} aria-hidden />
      <span className={classes.listRow} aria-hidden />
      <span className={classes.help}>{t('relatedOf', { label: labelText(child.plural) })}</span>
    </span>
  )
}
