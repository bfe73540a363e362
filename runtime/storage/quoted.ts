/** An identifier as SQL writes it. Identifiers come from plans only, never from requests. */
export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`
