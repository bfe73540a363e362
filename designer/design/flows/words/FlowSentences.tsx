import { Text } from '@mantine/core'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { useFlowWords } from './use-flow-words.ts'
import classes from './words.module.css'

interface FlowSentencesProps {
  flow: FlowDefinition
  set: DefinitionSet
  /** Chooses the step that a line speaks of, by its key. */
  onChoose?: (node: string) => void
}

/** The whole flow in plain words: what starts it, and each step and way in a line. */
export function FlowSentences({ flow, set, onChoose }: FlowSentencesProps) {
  const labelText = useLabelText()
  const { start, lines } = useFlowWords(flow, set)
  return (
    <div className={classes.sentences}>
      <Text size="sm" fw={600}>
        {start}
      </Text>
      <ol className={classes.lines}>
        {lines.map(({ node, depth, text, number, label }, index) => {
          const said = (
            <>
              {number !== undefined && <span className={classes.number}>{number}</span>}
              <span>
                {label !== undefined && <b>{labelText(label)} · </b>}
                {text}
              </span>
            </>
          )
          return (
            // Lines have no identity beside their place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} style={{ paddingInlineStart: depth * 20 }} data-unnumbered={number === undefined || undefined}>
              {onChoose && number !== undefined ? (
                <button type="button" className={classes.line} onClick={() => onChoose(node)}>
                  {said}
                </button>
              ) : (
                <span className={classes.line}>{said}</span>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
