import type { SpreadsheetProposal } from '../../../schemas/api/import.ts'
import type { TablePreview } from '../../../schemas/api/file.ts'
import { ProblemAlert } from '../import/ProblemAlert.tsx'
import { CreateAndImport } from './CreateAndImport.tsx'
import { SheetColumns } from './SheetColumns.tsx'
import { SheetNames } from './SheetNames.tsx'
import type { SheetAnswers } from './sheet-object.ts'
import { useCreateAndImport } from './use-create-and-import.ts'
import { WorkDone } from './WorkDone.tsx'

export interface SheetProposalProps {
  preview: TablePreview
  proposal: SpreadsheetProposal
  /** Why the last change could not be proposed. */
  problem: unknown
  isAsking: boolean
  answers: SheetAnswers
  onChange: (answers: SheetAnswers) => void
}

/** The object that a file becomes, each part to be changed or left out, and the one button that makes it. */
export function SheetProposal(props: SheetProposalProps) {
  const { problem } = props
  const making = useCreateAndImport()
  if (making.state.step !== 'idle') return <WorkDone making={making} />
  return (
    <>
      <SheetNames {...props} />
      <SheetColumns {...props} />
      {problem ? <ProblemAlert problem={problem} /> : null}
      <CreateAndImport {...props} making={making} />
    </>
  )
}
