import type { LinkTo } from '../../runtime/ports.ts'

/** The addresses of the browser app in mails; without a record the list of the object, and without a task or an object the workspace itself. */
export const linksTo =
  (baseUrl: string): LinkTo =>
  ({ workspace, object, record, comment, task = null, run }) => {
    if (run !== undefined) return `${baseUrl}/w/${workspace}/design/runs/${run}`
    const home = `${baseUrl}/w/${workspace}/work`
    if (task !== null) return `${home}/inbox/${task}`
    if (object === null) return home
    if (record === null) return `${home}/records/${object}`
    return `${home}/records/${object}/${record}${comment === null ? '' : `#comment-${comment}`}`
  }
