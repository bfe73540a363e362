import type { ExplainReason } from '../../../schemas/api/explain.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import layout from '../layout/layout.module.css'
import { WhyConditions } from '../layout/WhyConditions.tsx'
import { HoldsMark } from './HoldsMark.tsx'
import { useReasonText } from './reason-text.ts'

interface ReasonsProps {
  because: readonly ExplainReason[]
  /** Whose conditions a layout's are; without it they are not spelled out. */
  object?: ObjectDefinition
}

/** A chain of reasons: each with its tick or cross, conditions of layouts with the values that they see. */
export function Reasons({ because, object }: ReasonsProps) {
  return (
    <ul className={layout.conditions}>
      {because.map((reason, index) => (
        // Reasons have no identity beside their place in the chain.
        // oxlint-disable-next-line react/no-array-index-key
        <Reason key={index} reason={reason} object={object} />
      ))}
    </ul>
  )
}

function Reason({ reason, object }: { reason: ExplainReason; object: ObjectDefinition | undefined }) {
  const text = useReasonText()
  return (
    <li>
      <div className={layout.condition}>
        <HoldsMark holds={reason.holds} />
        <span>{text(reason)}</span>
      </div>
      {reason.by === 'layout' && reason.rule && object && <WhyConditions object={object} rule={reason.rule} />}
    </li>
  )
}
