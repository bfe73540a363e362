import type { LinkTo } from '../../runtime/ports.ts'

/** The addresses of the browser app in mails; without a task or a record, the workspace itself. */
export const linksTo =
  (baseUrl: string): LinkTo =>
  ({ workspace, object, record, comment, task = null, run }) => {
    if (run !== undefined) return `${baseUrl}/w/${workspace}/design/runs/${run}`
    const home = `${baseUrl}/w/${workspace}/work`
    if (task !== null) return `${home}/inbox/${task}`
    if (object === null || record === null) return home
    return `${home}/records/${object}/${record}${comment === null ? '' : `#comment-${comment}`}`
  }
