import { useTranslation } from 'react-i18next'
import { nodeTypes } from '../../../../schemas/flows/nodes/index.ts'
import { readClipping } from '../../../document/commands/flow/copy-parts.ts'
import { notifyDone } from '../../../ui/notify.tsx'
import { useFlowBench } from './flow-bench.ts'

/** Steps by the clipboard, as JSON: they also go to other flows and tabs. */
export function useClipboard() {
  const { t } = useTranslation('design-flows')
  const { selection, edits } = useFlowBench()
  return {
    copy: async (isCut: boolean) => {
      const clipping = edits.copied(selection.ids)
      if (clipping.nodes.length === 0) return
      await navigator.clipboard.writeText(JSON.stringify(clipping, null, 2))
      if (isCut) edits.remove(selection.ids)
    },
    paste: async () => {
      const clipping = readClipping(await navigator.clipboard.readText(), (type) => nodeTypes.some(({ name }) => name === type))
      if (clipping) edits.paste(clipping)
      else notifyDone(t('keys.nothingToPaste'))
    },
  }
}
