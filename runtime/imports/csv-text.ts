/** What makes a spreadsheet take a text for a formula. */
const formulaStart = /^[=+\-@\t\r]/

/**
 * A line of CSV for people (RFC 4180): cells that a spreadsheet would take for formulas begin with an apostrophe, which is
 * taken off again when the list comes back as an import.
 */
export const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => quoted(formulaStart.test(cell) ? `'${cell}` : cell, delimiter)).join(delimiter)}\r\n`

const quoted = (cell: string, delimiter: string): string => (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Tells spreadsheets that the text is UTF-8. */
export const byteOrderMark = '\ufeff'
