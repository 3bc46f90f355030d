import type { Message } from '../message.ts'
import type { Receiver } from '../receiver.ts'
import type { Answer, Attempt } from './channel.ts'
import { email } from './email.ts'
import { robot } from './robot.ts'
import { webhook } from './webhook.ts'

/** Tries once to send a message the way its receiver is reached. */
export function sendOnce(receiver: Receiver, message: Message, attempt: Attempt): Promise<Answer> {
  switch (receiver.kind) {
    case 'robot':
      return robot.send(receiver, message, attempt)
    case 'email':
      return email.send(receiver, message, attempt)
    case 'webhook':
      return webhook.send(receiver, message, attempt)
  }
}
