import { Text } from '@mantine/core'
import { IconBinaryTree } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ForeseenFlow } from '../../../schemas/api/import.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from './import.module.css'

interface ForeseenFlowsProps {
  flows: readonly ForeseenFlow[]
  /** Records that the import would create or change. */
  of: number
}

/** Which flows an import would start, and how often, before it starts. */
export function ForeseenFlows({ flows, of }: ForeseenFlowsProps) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  const title = useId()
  const said = ({ bulk, records }: ForeseenFlow): string => {
    if (records > 0) return t(bulk === 'once' ? 'flows.once' : 'flows.run', { count: records, number: number(records), of: number(of) })
    return t(bulk === 'ignore' ? 'flows.ignore' : 'flows.none')
  }
  return (
    <section className={classes.flows} aria-labelledby={title}>
      <h3 id={title}>{t('flows.title')}</h3>
      <ul>
        {flows.map((flow) => (
          <li key={flow.name} data-starts={flow.runs > 0 || undefined}>
            <IconBinaryTree size={15} aria-hidden />
            <Text component="span" size="sm" fw={550}>
              {flow.label}
            </Text>
            <Text component="span" size="sm" c="dimmed" className="tabular">
              {said(flow)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}
