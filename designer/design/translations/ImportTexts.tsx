import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/me.ts'
import { languageNames } from '../../i18n/language.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { useWorkspaceLanguages } from '../draft/label-text.ts'
import { saveTexts } from './save-texts.ts'
import { readTranslations, type TextChange } from './translation-csv.ts'
import type { TranslationRow } from './translation-rows.ts'

interface ImportTextsProps {
  file: File
  rows: readonly TranslationRow[]
  onClose: () => void
}

/** Shows what a file of translations would change before it goes into the draft. */
export function ImportTexts({ file, rows, onClose }: ImportTextsProps) {
  const { t } = useTranslation('design-translations')
  const { data: text } = useQuery({ queryKey: ['file', file.name, file.lastModified, file.size], queryFn: () => file.text(), gcTime: 0 })
  const read = text === undefined ? undefined : readTranslations(text, rows)
  return (
    <Modal opened onClose={onClose} title={t('importTitle', { name: file.name })} closeButtonProps={{ 'aria-label': t('cancel') }}>
      {typeof read === 'string' && <Alert color="danger">{t(`fault.${read}`)}</Alert>}
      {typeof read === 'object' && (
        <Stack gap="sm">
          {read.unknown > 0 && <Alert color="outside">{t('unknown', { count: read.unknown })}</Alert>}
          {read.changes.length === 0 ? <Text>{t('nothing')}</Text> : <Changes changes={read.changes} rows={rows} onClose={onClose} />}
        </Stack>
      )}
    </Modal>
  )
}

const shownAtMost = 8

function Changes({ changes, rows, onClose }: { changes: readonly TextChange[]; rows: readonly TranslationRow[]; onClose: () => void }) {
  const { t } = useTranslation('design-translations')
  const { slug } = useWorkspace()
  const [fallback = 'en'] = useWorkspaceLanguages()
  const things = new Map(rows.map(({ key, thing }) => [key, thing]))
  const save = useMutation({
    mutationFn: () => saveTexts({ workspace: slug, fallback, rows, changes }),
    onSuccess: () => {
      notifyDone(t('imported', { count: changes.length }))
      onClose()
    },
    onError: notifyFailed,
  })
  return (
    <>
      <Text fw={550}>{t('willChange', { count: changes.length })}</Text>
      <ul>
        {changes.slice(0, shownAtMost).map(({ key, language, text }) => (
          <li key={`${key} ${language}`}>
            {things.get(key)} · {languageNames[language]}: <b>{text}</b>
          </li>
        ))}
        {changes.length > shownAtMost && <li>{t('more', { count: changes.length - shownAtMost })}</li>}
      </ul>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t('apply')}
        </Button>
      </Group>
    </>
  )
}
