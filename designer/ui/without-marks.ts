/** Lower case without marks, for finding: `Khách hàng` -> `khach hang`, `Đà Nẵng` -> `da nang`. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Mn}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase().trim()
}
