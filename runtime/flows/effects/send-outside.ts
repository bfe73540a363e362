import { sendHttp } from './send-http.ts'
import { sendMail } from './send-mail.ts'
import type { OutboxEffect, Sender } from './sending.ts'

type Outside = Extract<OutboxEffect, { kind: 'outside' }>

const channels = { http: sendHttp, email: sendMail } satisfies Record<Outside['channel'], Sender<Outside>>

/** Performs an effect outside by its channel. */
export const sendOutside: Sender<Outside> = (sending) => channels[sending.effect.channel](sending)
