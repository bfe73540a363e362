import { IconArrowsSort, IconMinus, IconPencil, IconPlus, IconTag } from '@tabler/icons-react'
import type { AnsweredDifference, DefinitionDifference } from '../../../schemas/api/release.ts'
import { BeforeAfter } from './BeforeAfter.tsx'
import classes from './differences.module.css'

/** A sentence for each difference; where much is said, what it said before and says now stand one above the other. */
export function DifferenceLines({ changes }: { changes: readonly AnsweredDifference[] }) {
  return (
    <ul className={classes.lines}>
      {changes.map((change) => (
        <DifferenceLine key={`${change.op} ${change.part?.id ?? ''} ${change.path ?? change.property ?? ''}`} change={change} />
      ))}
    </ul>
  )
}

const icons = { add: IconPlus, remove: IconMinus, change: IconPencil, rename: IconTag, move: IconArrowsSort } as const satisfies Record<
  DefinitionDifference['op'],
  unknown
>

function DifferenceLine({ change }: { change: AnsweredDifference }) {
  const LineIcon = icons[change.op]
  const { words } = change
  return (
    <li className={classes.line} data-op={change.op}>
      <LineIcon size={16} aria-hidden />
      {words && isLong(words) ? (
        <div>
          {words.title}
          <BeforeAfter old={words.old} now={words.new} />
        </div>
      ) : (
        <span>{change.message}</span>
      )}
    </li>
  )
}

/** What is longer does not read as one sentence with an arrow in it. */
const isLong = ({ old, new: now }: { old: string; new: string }): boolean => old.length + now.length > 60 || /\n/.test(old + now)
