import type { LinkTo } from '../../runtime/notifications/mail-notification.ts'

/** The addresses of the browser app in mails; without a record, the workspace itself. */
export const linksTo =
  (baseUrl: string): LinkTo =>
  ({ workspace, object, record, comment }) => {
    const home = `${baseUrl}/w/${workspace}/work`
    if (object === null || record === null) return home
    return `${home}/records/${object}/${record}${comment === null ? '' : `#comment-${comment}`}`
  }
