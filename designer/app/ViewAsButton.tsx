import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { notifyFailed } from '../ui/notify.tsx'
import { useWorkspace } from './me.ts'
import { startViewAs } from './view-as.ts'
import { useAppIfKnown } from './workspace.ts'

interface ViewAsButtonProps {
  other: { person: string } | { role: string }
  label: string
}

/** Opens Work as somebody else would see it, for those who manage people. */
export function ViewAsButton({ other, label }: ViewAsButtonProps) {
  const { t } = useTranslation('frame')
  const { slug } = useWorkspace()
  const app = useAppIfKnown()
  const start = useMutation({ mutationFn: () => startViewAs(slug, other, label), onError: notifyFailed })
  if (!app?.system.includes('people')) return null
  return (
    <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} loading={start.isPending} onClick={() => start.mutate()}>
      {t('viewAs.start')}
    </Button>
  )
}
