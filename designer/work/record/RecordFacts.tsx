import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { valueAt, ValueView } from '../records/ValueView.tsx'
import { knownField, useLabels } from '../use-object.ts'
import classes from './record.module.css'

/** The key facts of a record in one strip. Facts over a relation stand in lists; here are the record's own. */
export function RecordFacts({ object, record }: { object: ObjectDefinition; record: RecordAnswer }) {
  const labels = useLabels()
  const facts = (object.facts ?? []).flatMap((path) => knownField(object, path) ?? [])
  if (facts.length === 0) return null
  return (
    <dl className={classes.facts}>
      {facts.map((field) => (
        <div key={field.id}>
          <dt>{labels(field.label)}</dt>
          <dd>
            <ValueView field={field} {...valueAt(record, field.name)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
