import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Header, isSecretHeader, type SecretHeader } from '../../../../../schemas/flows/outside/headers.ts'
import { useMayEnterSecrets, useSecrets } from '../../../../admin/secrets/secret-queries.ts'
import { SecretDialog, type SecretTask } from '../../../../admin/secrets/SecretDialog.tsx'
import { settingOf } from '../../../fields/setting-fields.tsx'
import { EntryList } from './EntryList.tsx'
import { ExpressionInput } from './ExpressionInput.tsx'
import { NameInput } from './ValueFields.tsx'

/** Headers of a request: each a text, or a secret of the workspace that is put there when the request is sent. */
export function HeadersField(props: FieldProps<Header[]>) {
  const { t } = useTranslation('design-flows')
  const { label, help, error, value = [], change } = settingOf(props)
  return (
    <EntryList<Header> label={label} help={help} error={error} entries={value} onChange={(next) => change([...next])} make={() => ({ name: `X-Header-${value.length + 1}`, value: '' })} addName={t('values.addHeader')}>
      {(header, set) => (
        <>
          <NameInput name={header.name} label={t('values.header')} onRename={(name) => set({ ...header, name })} />
          <SegmentedControl
            size="xs" fullWidth aria-label={t('secret.how', { header: header.name })}
            data={[{ value: 'text', label: t('secret.text') }, { value: 'secret', label: t('secret.secret') }]}
            value={isSecretHeader(header) ? 'secret' : 'text'}
            onChange={(how) => set(how === 'secret' ? secretHeader(header.name) : { name: header.name, value: '' })}
          />
          {isSecretHeader(header)
            ? <SecretInputs header={header} onChange={set} />
            : <ExpressionInput isNamedOnly label={t('values.value')} value={header.value} expect={{ type: 'text' }} onChange={(next) => set({ name: header.name, value: next })} />}
        </>
      )}
    </EntryList>
  )
}

/** Most systems that read `Authorization` want the sort of the token before it. */
const secretHeader = (name: string): SecretHeader => ({ name, secret: '', ...(name.toLowerCase() === 'authorization' && { prefix: 'Bearer ' }) })

function SecretInputs({ header, onChange }: { header: SecretHeader; onChange: (header: SecretHeader) => void }) {
  const { t } = useTranslation('design-flows')
  const { data: known } = useSecrets()
  const mayEnter = useMayEnterSecrets()
  const [task, setTask] = useState<SecretTask | null>(null)
  const { secret, prefix = '' } = header
  const names = known?.map(({ name }) => name) ?? []
  const isUnknown = known !== undefined && secret !== '' && !names.includes(secret)
  return (
    <>
      <Select
        size="xs" label={t('secret.secret')} placeholder={t('secret.choose')} searchable allowDeselect={false} data={secret === '' || names.includes(secret) ? names : [...names, secret]}
        value={secret === '' ? null : secret} onChange={(name) => name !== null && onChange({ ...header, secret: name })} nothingFoundMessage={t('secret.none')}
        error={isUnknown && t('secret.unknown')} {...(!mayEnter && { description: t('secret.whoEnters') })}
      />
      <PrefixInput prefix={prefix} onChange={(next) => onChange({ name: header.name, secret, ...(next !== '' && { prefix: next }) })} />
      {mayEnter && (
        <div>
          <Button variant="light" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setTask({ kind: 'add' })}>
            {t('secret.add')}
          </Button>
          <SecretDialog task={task} onClose={() => setTask(null)} onStored={(name) => onChange({ ...header, secret: name })} />
        </div>
      )}
    </>
  )
}

/** What stands before the secret, taken over when it is left. A word is followed by a space, which nobody sees or thinks of. */
function PrefixInput({ prefix, onChange }: { prefix: string; onChange: (prefix: string) => void }) {
  const { t } = useTranslation('design-flows')
  const [text, setText] = useState<string | null>(null)
  const leave = () => {
    const typed = text?.replace(/[^ -~]/g, '').trim()
    if (typed !== undefined && typed !== prefix.trim()) onChange(/\w$/.test(typed) ? `${typed} ` : typed)
    setText(null)
  }
  return <TextInput size="xs" label={t('secret.prefix')} placeholder="Bearer" maxLength={40} value={text ?? prefix.trim()} onChange={(event) => setText(event.currentTarget.value)} onBlur={leave} />
}
