import { ActionIcon, Select, Text, Tooltip } from '@mantine/core'
import { IconLetterCase, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../../../schemas/fields/field.ts'
import { shownValue } from '../../controls/typed-value.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useReader } from '../../i18n/reader.ts'
import { issueText } from '../../ui/issue-text.ts'
import { type ConditionLine, isFinished, writeCondition } from './condition-tree.ts'
import classes from './conditions.module.css'
import { keyOf, labelOf, questionsOf, withPath, withQuestion } from './line-edits.ts'
import { OperandPicker } from './OperandPicker.tsx'
import { PathPicker } from './PathPicker.tsx'
import { useRuleFaults } from './rule-faults.ts'
import { fieldValueOf } from './rule-value.ts'
import { fieldAtPath, useRuleSetting } from './rule-setting.ts'

interface ConditionLineRowProps {
  line: ConditionLine
  onChange: (line: ConditionLine) => void
  onRemove: () => void
}

/** One condition: field, question, and what it is compared with. */
export function ConditionLineRow({ line, onChange, onRemove }: ConditionLineRowProps) {
  const { t } = useTranslation('conditions')
  const setting = useRuleSetting()
  const field = fieldAtPath(setting, line.path)
  const note = useNote(line, field)
  return (
    <div className={classes.line} role="group" aria-label={t('line.name')}>
      <PathPicker
        label={t('line.field')}
        path={line.path}
        isAsking={line.path === ''}
        error={line.path !== '' && !field}
        accepts={(each) => fieldTypeOf(each).operators.length > 0}
        onChange={(path) => onChange(withPath(line, path, fieldAtPath(setting, path)))}
      />
      <QuestionSelect line={line} onChange={onChange} />
      <div className={classes.value}>{field && <OperandPicker line={line} field={field} isFaulty={note?.isFault ?? false} onChange={(operand) => onChange({ ...asked(line), operand })} />}</div>
      <div className={classes.tools}>
        {line.ignoresCase !== undefined && (
          <Tooltip label={t(line.ignoresCase ? 'line.anyCase' : 'line.sameCase')}>
            <ActionIcon aria-label={t('line.sameCase')} aria-pressed={!line.ignoresCase} variant={line.ignoresCase ? 'subtle' : 'light'} onClick={() => onChange({ ...line, ignoresCase: !line.ignoresCase })}>
              <IconLetterCase size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <ActionIcon aria-label={t('line.remove')} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
      <Text size="xs" className={classes.note} c={note?.isFault ? 'danger' : 'outside'} role="status">
        {note?.text}
      </Text>
    </div>
  )
}

/** What is wrong with a line, or still missing: said once, in a place that is always there. */
function useNote(line: ConditionLine, field: FieldDefinition | undefined): { text: string; isFault: boolean } | undefined {
  const { t } = useTranslation('conditions')
  const { t: tIssue } = useTranslation('issues')
  const reader = useReader()
  const [fault] = useRuleFaults(isFinished(line) ? writeCondition(line) : null)
  if (!isFinished(line)) return line.path === '' || !field ? undefined : { text: t('line.chooseValue'), isFault: false }
  if (fault === undefined) return undefined
  // What the input cannot read it can say best.
  const { issue } = field && line.operand.kind === 'value' ? shownValue(field, fieldValueOf(line.operand.value, ruleTypeOf(field)), reader) : {}
  return { text: issue ? issueText(issue, tIssue) : fault, isFault: true }
}

/** The line as a comparison, once its yes or no is chosen anew. */
const asked = (line: ConditionLine): ConditionLine => ({ ...line, isBare: false })

function QuestionSelect({ line, onChange }: Omit<ConditionLineRowProps, 'onRemove'>) {
  const { t } = useTranslation('conditions')
  const { language } = useLanguage()
  const field = fieldAtPath(useRuleSetting(), line.path)
  const questions = questionsOf(field, line)
  const type = field && ruleTypeOf(field).type
  return (
    <Select
      aria-label={t('line.question')}
      data={questions.map((question) => ({ value: keyOf(question), label: labelOf(question, language, type) }))}
      value={keyOf(line)}
      disabled={!field}
      allowDeselect={false}
      onChange={(key) => {
        const question = questions.find((each) => keyOf(each) === key)
        if (question) onChange(withQuestion(line, question))
      }}
    />
  )
}
