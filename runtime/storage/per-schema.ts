/** Makes something once for each workspace's schema, such as a statement whose text names its tables. */
export function perSchema<Value>(make: (schema: string) => Value): (schema: string) => Value {
  const known = new Map<string, Value>()
  return (schema) => {
    const found = known.get(schema) ?? make(schema)
    known.set(schema, found)
    return found
  }
}
