import { useTranslation } from 'react-i18next'
import type { EarlierAnswer } from '../../../schemas/api/task.ts'
import { useFormat } from '../../i18n/reader.ts'
import { AnswerLine, AnswersPanel } from './AnswersPanel.tsx'
import { decisionColors, decisionIcons } from './task-words.ts'

/** What others have answered before, and what came with it. */
export function EarlierAnswers({ answers }: { answers: readonly EarlierAnswer[] }) {
  const { t } = useTranslation('inbox')
  return (
    <AnswersPanel title={t('earlier')}>
      {answers.map((answer) => (
        <Earlier key={`${answer.by.id} ${answer.at}`} answer={answer} />
      ))}
    </AnswersPanel>
  )
}

function Earlier({ answer: { step, by, onBehalfOf, decision, comment, files, at } }: { answer: EarlierAnswer }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const name = onBehalfOf ? t('for', { name: by.name, other: onBehalfOf.name }) : by.name
  const mark = { color: decisionColors[decision], icon: decisionIcons[decision] }
  return <AnswerLine mark={mark} who={t(`decided.${decision}`, { name })} about={[`${step} · ${format.dateTime(at)}`]} comment={comment} files={files} />
}
