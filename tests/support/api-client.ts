/** Talks to a running server as one person: keeps the session, answers bodies, and tells what went wrong. */
export interface ApiClient {
  readonly cookie: string
  call<Body>(method: string, path: string, more?: { body?: unknown; headers?: Record<string, string> }): Promise<Body>
  /** The same without judging the status. */
  fetch(method: string, path: string, more?: { body?: unknown; headers?: Record<string, string> }): Promise<Response>
}

/** Signs in and answers the client. */
export async function signIn(baseUrl: string, identifier: string, password: string): Promise<ApiClient> {
  const signedIn = await request(baseUrl, { method: 'POST', path: '/api/sign-in', body: { identifier, password } })
  if (!signedIn.ok) throw new Error(`sign-in: ${signedIn.status} ${await signedIn.text()}`)
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const send: ApiClient['fetch'] = (method, path, more) => request(baseUrl, { method, path, ...more, headers: { cookie, ...more?.headers } })
  return {
    cookie,
    fetch: send,
    call: async <Body>(method: string, path: string, more?: { body?: unknown; headers?: Record<string, string> }) => {
      const answer = await send(method, path, more)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
      return (text === '' ? undefined : JSON.parse(text)) as Body
    },
  }
}

/** Follows a one-time link: chooses the password. Nobody's session is used or ended. */
export async function join(link: string, password: string): Promise<void> {
  const { origin, searchParams } = new URL(link)
  const joined = await request(origin, { method: 'POST', path: '/api/join', body: { token: searchParams.get('token'), password } })
  if (!joined.ok) throw new Error(`join: ${joined.status} ${await joined.text()}`)
}

interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

const request = (baseUrl: string, { method, path, body, headers }: Sent): Promise<Response> =>
  fetch(baseUrl + path, {
    method,
    headers: { origin: baseUrl, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

/** Saves definitions to the draft and publishes all of it; answers the number of the release. */
export async function publishDefinitions(api: ApiClient, workspace: string, definitions: readonly { kind: string; name: string }[]): Promise<number> {
  const draft = `/api/w/${workspace}/draft`
  for (const definition of definitions) {
    await api.call('PUT', `${draft}/${definition.kind}/${definition.name}`, { body: definition, headers: { 'if-none-match': '*' } })
  }
  return publishDraft(api, workspace)
}

/** Puts another content in the place of a definition that there is, and publishes it. */
export async function publishChanged(api: ApiClient, workspace: string, definition: { kind: string; name: string }): Promise<number> {
  const address = `/api/w/${workspace}/draft/${definition.kind}/${definition.name}`
  const { revision } = await api.call<{ revision: number }>('GET', address)
  await api.call('PUT', address, { body: definition, headers: { 'if-match': `"${revision}"` } })
  return publishDraft(api, workspace)
}

async function publishDraft(api: ApiClient, workspace: string): Promise<number> {
  const draft = `/api/w/${workspace}/draft`
  const plan = await api.call<{ digest: string; issues: unknown[] }>('POST', `${draft}/plan`, { body: {} })
  if (plan.issues.length > 0) throw new Error(`the draft has issues: ${JSON.stringify(plan.issues)}`)
  const job = await api.call<{ id: string }>('POST', `${draft}/publish`, { body: { digest: plan.digest, note: 'test' } })
  const done = await finishedJob(api, workspace, job.id)
  return (done.result as { number: number }).number
}

/** Waits until a job has ended; throws when it did not end well. */
export async function finishedJob(api: ApiClient, workspace: string, id: string): Promise<{ state: string; result?: unknown }> {
  for (;;) {
    const job = await api.call<{ state: string; result?: unknown }>('GET', `/api/w/${workspace}/jobs/${id}`)
    if (job.state === 'done') return job
    if (job.state === 'failed' || job.state === 'cancelled') throw new Error(`job ${id}: ${JSON.stringify(job)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** An import as a client asks for it, with the columns by name and the fields by id. */
export interface CsvImport {
  readonly object: string
  readonly text: string
  readonly columns: readonly { readonly column: string; readonly field: string }[]
}

/** Uploads a CSV text and makes a record of each row. */
export async function importCsv(api: ApiClient, workspace: string, { object, text, columns }: CsvImport): Promise<void> {
  const { id: file } = await api.call<{ id: string }>('POST', `/api/w/${workspace}/files?name=${object}.csv`, { body: text, headers: { 'content-type': 'text/csv' } })
  const job = await api.call<{ id: string }>('POST', `/api/w/${workspace}/imports`, { body: { file, object, mode: 'insert', dryRun: false, mapping: { columns } } })
  await finishedJob(api, workspace, job.id)
}
