/** Settings to write; `undefined` takes a setting away. */
export type SettingChanges = Readonly<Record<string, unknown>>

/** A definition or a part of one with some settings changed; the very same one when nothing changes. */
export function changeSettings<Part extends object>(part: Part, changes: SettingChanges): Part {
  const before = part as Readonly<Record<string, unknown>>
  const differing = Object.entries(changes).filter(([key, value]) => before[key] !== value)
  if (differing.length === 0) return part
  const after = { ...before }
  for (const [key, value] of differing) {
    if (value === undefined) Reflect.deleteProperty(after, key)
    else after[key] = value
  }
  // The changes are settings of this very part; the schema judges them when the draft is checked.
  return after as Part
}
