/** The kind of jobs that `notify` makes for people who are told by e-mail too. */
export const mailJob = 'notification-mail'
