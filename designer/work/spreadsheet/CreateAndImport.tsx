import { Alert, Button, Group, Text } from '@mantine/core'
import { IconInfoCircle, IconSparkles } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRequest } from '../../../schemas/api/import.ts'
import { useDraft, useDraftSet } from '../../design/draft/draft-queries.ts'
import { useApiName } from '../../design/names/use-api-name.ts'
import type { WhoWorks } from '../../design/objects/new-object.ts'
import { WhoWorksChoice } from '../../design/objects/WhoWorksChoice.tsx'
import { useLanguage } from '../../i18n/language.ts'
import deskClasses from '../import/import.module.css'
import { openQuestion } from '../import/mapping.ts'
import { ProblemAlert } from '../import/ProblemAlert.tsx'
import type { SheetProposalProps } from './SheetProposal.tsx'
import { fieldsByColumn, finalColumns, finalObject } from './sheet-object.ts'
import type { CreateAndImportState } from './use-create-and-import.ts'

/** Who works with the new object, and the button that makes and fills it. */
export function CreateAndImport({ making, ...props }: SheetProposalProps & { making: CreateAndImportState }) {
  const { t } = useTranslation('import-spreadsheet')
  const { set } = useDraftSet()
  const { data: draft } = useDraft()
  const [who, setWho] = useState<WhoWorks>('everybody')
  const roles = set.all('role')
  const wish = useWish(props)
  const others = draft?.changes.length ?? 0
  const create = () => wish.ready && making.start({ ...wish.ready, who, roles, isDraftBusy: others > 0 })
  return (
    <>
      <section className={deskClasses.section}>
        <WhoWorksChoice value={who} onChange={setWho} roles={roles} />
      </section>
      <div className={deskClasses.start}>
        {making.problem && <ProblemAlert problem={making.problem} />}
        {others > 0 && (
          <Alert color="outside" icon={<IconInfoCircle size={18} aria-hidden />}>
            {t('make.othersWait', { count: others })}
          </Alert>
        )}
        {wish.hindrance && (
          <Text size="sm" role="status">
            {t(`hindrance.${wish.hindrance}`)}
          </Text>
        )}
        <Group>
          <Button leftSection={<IconSparkles size={16} aria-hidden />} disabled={!wish.ready || props.isAsking || !draft} onClick={create}>
            {t('make.action')}
          </Button>
        </Group>
      </div>
    </>
  )
}

type Hindrance = 'names' | 'fields' | 'questions'

/** The object and the import as they would be made now, or what is still missing. */
function useWish({ preview, proposal, answers }: SheetProposalProps) {
  const { language } = useLanguage()
  const { data: draft } = useDraft()
  const isTaken = (name: string) => (draft?.definitions ?? []).some((each) => each.kind === 'object' && each.name === name)
  const name = useApiName(answers.one, isTaken)
  const fields = fieldsByColumn(proposal)
  const columns = finalColumns(proposal, answers)
  const hindrance = hindranceOf()
  if (hindrance || name === undefined) return { hindrance, ready: undefined }
  const object = finalObject(proposal, preview, { answers, name, language })
  const request: ImportRequest = { file: preview.file.id, object: name, mode: 'insert', mapping: { ...proposal.mapping, columns } }
  return { hindrance: undefined, ready: { object, request } }

  function hindranceOf(): Hindrance | undefined {
    if (answers.one.trim() === '' || answers.many.trim() === '') return 'names'
    if (columns.length === 0) return 'fields'
    const isOpen = preview.columns.some((column) => {
      const field = fields.get(column.column)
      const filled = columns.find((each) => each.column === column.column)
      return field && filled && openQuestion(column, filled, field) !== undefined
    })
    return isOpen ? 'questions' : undefined
  }
}
