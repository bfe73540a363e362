/** What makes a spreadsheet take a text for a formula. */
const formulaStart = /^[=+\-@\t\r]/

/**
 * A line of CSV for people (RFC 4180): cells that a spreadsheet would take for formulas begin with an apostrophe, which is
 * taken off again when the list comes back as an import.
 */
export const csvLine = (cells: readonly string[], delimiter: string): string => exactLine(cells.map(guarded), delimiter)

/** A line of CSV whose cells are read again as they were (RFC 4180). */
export const exactLine = (cells: readonly string[], delimiter: string): string => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`

/** A cell that no spreadsheet takes for a formula. */
export const guarded = (cell: string): string => (formulaStart.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string, delimiter: string): string => (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Tells spreadsheets that the text is UTF-8. */
export const byteOrderMark = '\ufeff'
