import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { issueText } from '../../../ui/issue-text.ts'
import { useFlowBench } from './flow-bench.ts'

/** What is hardly meant at a place of the flow, beneath its input. A fault is said by the input itself. */
export function Warnings({ at }: { at: string }) {
  const { t } = useTranslation('issues')
  const { issues } = useFlowBench()
  const texts = issues.flatMap((issue) => (issue.level === 'warning' && issue.path === at ? [issueText(issue, t)] : []))
  return (
    <div role="status">
      {texts.map((text) => (
        <Text key={text} size="xs" mt={4} c="outside">
          {text}
        </Text>
      ))}
    </div>
  )
}
