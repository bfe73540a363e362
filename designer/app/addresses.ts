const step = encodeURIComponent

/** The addresses of the server inside one workspace; every path segment is escaped here and nowhere else. */
export function addressesOf(workspace: string) {
  const base = `/api/w/${step(workspace)}`
  return {
    app: `${base}/app`,
    settings: `${base}/settings`,
    files: `${base}/files`,
    file: (id: string) => `${base}/files/${step(id)}`,
    thumbnail: (id: string, size: 'small' | 'medium') => `${base}/files/${step(id)}/thumbnail?size=${size}`,
    departments: `${base}/departments`,
    department: (id: string) => `${base}/departments/${step(id)}`,
    personalData: `${base}/personal-data`,
    people: `${base}/people`,
    person: (id: string) => `${base}/people/${step(id)}`,
    roles: `${base}/roles`,
    search: `${base}/search`,
    records: (object: string) => `${base}/records/${step(object)}`,
    record: (object: string, id: string) => `${base}/records/${step(object)}/${step(id)}`,
    query: (object: string) => `${base}/records/${step(object)}/query`,
    suggest: (object: string) => `${base}/records/${step(object)}/suggest`,
    views: `${base}/views`,
    view: (id: string) => `${base}/views/${step(id)}`,
    bulk: (object: string) => `${base}/records/${step(object)}/bulk`,
    draft: `${base}/draft`,
    draftDiff: `${base}/draft/diff`,
    definition: (kind: string, name: string) => `${base}/draft/${step(kind)}/${step(name)}`,
    commands: `${base}/draft/commands`,
    plan: `${base}/draft/plan`,
    publish: `${base}/draft/publish`,
    trash: `${base}/draft/trash`,
    importDefinitions: `${base}/draft/import`,
    exportDefinitions: `${base}/exports/definitions`,
    releases: `${base}/releases`,
    release: (number: number) => `${base}/releases/${number}`,
    whereUsed: `${base}/releases/where-used`,
    viewAs: `${base}/view-as`,
    messages: `${base}/messages`,
    notifications: `${base}/notifications`,
    tasks: `${base}/tasks`,
    substitute: `${base}/me/substitute`,
    runs: `${base}/runs`,
    run: (id: string) => `${base}/runs/${step(id)}`,
    task: (id: string) => `${base}/tasks/${step(id)}`,
    imports: `${base}/imports`,
    spreadsheet: `${base}/spreadsheet`,
    exports: `${base}/exports`,
    jobs: `${base}/jobs`,
    job: (id: string) => `${base}/jobs/${step(id)}`,
    runHistory: (id: string) => `${base}/runs/${step(id)}/history`,
    flowPeople: `${base}/draft/flows/people`,
    changes: `${base}/changes`,
    events: `${base}/events`,
  }
}

/** JSON Schema of a kind of definition. */
export const schemaAddress = (kind: string): string => `/schemas/${step(kind)}.json`
