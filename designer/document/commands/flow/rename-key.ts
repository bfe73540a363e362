/** Settings in which `nodes.<key>.…` names the nodes by their new keys. Such a text stands nowhere but in paths. */
export function renamedIn<Settings>(settings: Settings, keys: ReadonlyMap<string, string>): Settings {
  // The same JSON with other texts in it.
  return renamed(settings, keys) as Settings
}

function renamed(value: unknown, keys: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return renamedPath(value, keys)
  if (Array.isArray(value)) return value.map((each) => renamed(each, keys))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, keys)]))
}

function renamedPath(text: string, keys: ReadonlyMap<string, string>): string {
  const [, key, rest] = /^nodes\.([a-z][a-z0-9_]*)(\..*)$/.exec(text) ?? []
  const to = key === undefined ? undefined : keys.get(key)
  return to === undefined ? text : `nodes.${to}${rest}`
}
