/** A name as it is compared: without marks, capitals and signs, and without what other systems put around it (`npe01__`, `__c`). */
export const plainName = (text: string): string =>
  text
    .replace(/^[a-z][a-z0-9]{1,15}__(?=[a-z])/i, '')
    .replace(/__[cr]$/i, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** What links are often called behind the name of what they point at: `account_id`, `Account Name`, `Mã khách hàng`. */
const linkEndings: readonly string[] = ['id', 'name', 'code', 'key', 'no', 'number', 'email', 'ref', 'sourceid', 'externalid', '编号', '名称', '代码', '邮箱']

/** What stands before it where the language puts the word first. */
const linkBeginnings: readonly string[] = ['ma', 'ten', 'so', 'id', 'emailcua']

/** The names that a header may mean as a link, the whole of it first. */
export function linkNames(header: string): readonly { readonly name: string; readonly rest: string }[] {
  const name = plainName(header)
  const cut = [
    ...linkEndings.filter((ending) => name.endsWith(ending)).map((ending) => ({ name: name.slice(0, -ending.length), rest: ending })),
    ...linkBeginnings.filter((beginning) => name.startsWith(beginning)).map((beginning) => ({ name: name.slice(beginning.length), rest: beginning })),
  ]
  return [{ name, rest: '' }, ...cut.filter((each) => each.name !== '')]
}
