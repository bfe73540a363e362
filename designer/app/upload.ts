import { currentLanguage } from '../i18n/language.ts'
import { type RequestOptions, withQuery } from './api.ts'
import { markAnswered, markUnreachable } from './connection.ts'
import { Problem, problemOf } from './problem.ts'
import { signalSessionLost } from './session.ts'
import { viewAsHeader } from './viewed-as.ts'

interface Upload extends Pick<RequestOptions, 'query'> {
  readonly file: File
  readonly signal: AbortSignal
  /** Told the share that has arrived, 0 to 1. */
  readonly onProgress: (share: number) => void
}

/**
 * Posts a file and reads the JSON that answers it. Unlike `request` it tells how far it has come, which `fetch` cannot.
 * @throws Problem like `request`; an `AbortError` when it was given up.
 */
export function upload<Body>(path: string, { file, query, signal, onProgress }: Upload): Promise<Body> {
  const sending = new XMLHttpRequest()
  sending.open('POST', withQuery(path, query))
  const headers = { accept: 'application/json, application/problem+json', 'accept-language': currentLanguage(), 'content-type': 'application/octet-stream', ...viewAsHeader('POST', path) }
  for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value)
  signal.addEventListener('abort', () => sending.abort())
  return new Promise<Body>((resolve, reject) => {
    sending.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    sending.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
    sending.addEventListener('error', () => {
      markUnreachable()
      reject(new Problem({ code: 'unreachable', status: 0 }))
    })
    sending.addEventListener('load', () => {
      markAnswered()
      answerOf<Body>(sending).then(resolve, reject)
    })
    sending.send(file)
  })
}

async function answerOf<Body>({ status, responseText }: XMLHttpRequest): Promise<Body> {
  // The shape of each address is the server's contract, held by its tests.
  if (status < 300) return JSON.parse(responseText) as Body
  if (status === 401) signalSessionLost()
  throw await problemOf(new Response(responseText, { status, headers: { 'content-type': 'application/json' } }))
}
