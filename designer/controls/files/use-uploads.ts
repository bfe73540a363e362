import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { extensionsOf } from '../../../schemas/files/file-formats.ts'
import { bytesOf, type FileLimits } from '../../../schemas/files/file-limits.ts'
import { type FileValue, isFiles } from '../../../schemas/files/file-value.ts'
import type { Issue } from '../../../schemas/issue.ts'
import { isProblem } from '../../app/problem.ts'
import { issueText } from '../../ui/issue-text.ts'
import { problemText } from '../../ui/problem-text.ts'
import type { ControlProps } from '../control.ts'
import { useUploadSource } from './upload-source.ts'

/** Files on their way, by the id that stands for them in the value until they have one of the server's. */
type Sending = Readonly<Record<string, { readonly share: number; readonly cancel: () => void }>>

/**
 * The files of a field and those that are being sent to it. The value names all of them at once, so that their order can be
 * changed; one that has not arrived keeps the form from being saved.
 */
export function useUploads({ field, value, onChange }: Pick<ControlProps, 'field' | 'value' | 'onChange'>) {
  const { t } = useTranslation('issues')
  const { t: tProblem } = useTranslation('problems')
  const source = useUploadSource()
  const [sending, setSending] = useState<Sending>({})
  const [faults, setFaults] = useState<readonly string[]>([])
  const { current, change } = useLatest(value, onChange)
  const aborters = useRef(new Set<AbortController>())
  useEffect(() => {
    const left = aborters.current
    return () => left.forEach((aborter) => aborter.abort())
  }, [])

  const settle = (id: string, file: FileValue | undefined) => {
    setSending((before) => Object.fromEntries(Object.entries(before).filter(([each]) => each !== id)))
    change(current().flatMap((each) => (each.id === id ? (file ?? []) : each)))
  }
  const send = async (file: File) => {
    const id = `sending-${crypto.randomUUID()}`
    const aborter = new AbortController()
    aborters.current.add(aborter)
    change([...current(), { id, name: file.name, size: file.size, type: '' }])
    const onProgress = (share: number) => setSending((before) => (before[id] ? { ...before, [id]: { ...before[id], share } } : before))
    setSending((before) => ({ ...before, [id]: { share: 0, cancel: () => aborter.abort() } }))
    try {
      settle(id, await source?.upload(field, file, { signal: aborter.signal, onProgress }))
    } catch (reason) {
      settle(id, undefined)
      if (!aborter.signal.aborted) setFaults((before) => [...before, faultOf(file, reason)])
    } finally {
      aborters.current.delete(aborter)
    }
  }
  const faultOf = (file: File, reason: unknown): string => {
    const [issue] = isProblem(reason) ? reason.issues : []
    return issue ? issueText(issue, t) : `${file.name}: ${problemText(reason, tProblem).what}`
  }
  const add = (files: readonly File[]) => {
    const limits = fieldTypeOf(field).files?.(field)
    const judged = files.map((file) => ({ file, issue: limits && refusalOf(file, limits) }))
    setFaults(judged.flatMap(({ issue }) => (issue ? [issueText(issue, t)] : [])))
    for (const { file, issue } of judged) if (!issue) void send(file)
  }
  return { files: isFiles(value) ? value : [], sending, faults, add, change, canSend: source !== null }
}

/** What can be known before anything is sent; the content is judged by the server. */
function refusalOf({ name, size }: File, limits: FileLimits): Omit<Issue, 'path'> | undefined {
  if (size > bytesOf(limits)) return { code: 'file-too-large', params: { name, limit: limits.maxMegabytes } }
  const fits = !limits.families || extensionsOf(limits.families).some((extension) => name.toLowerCase().endsWith(extension))
  return fits ? undefined : { code: 'wrong-file-type', params: { name } }
}

/** The value as the last change left it: several uploads may end before the form has drawn any of them. */
function useLatest(value: FieldValue, onChange: ControlProps['onChange']) {
  const latest = useRef<readonly FileValue[]>([])
  const tell = useRef(onChange)
  useEffect(() => {
    latest.current = isFiles(value) ? value : []
    tell.current = onChange
  })
  const current = useCallback(() => latest.current, [])
  const change = useCallback((files: readonly FileValue[]) => {
    latest.current = files
    tell.current(files.length === 0 ? null : files)
  }, [])
  return { current, change }
}
