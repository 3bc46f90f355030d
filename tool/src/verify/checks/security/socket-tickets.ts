import { randomBytes } from 'node:crypto'
import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { bearing, expectJson } from '../../measure/http.ts'
import { socketWith } from '../../measure/sockets.ts'
import { noAcceptance } from '../reasons.ts'

export const socketTickets: Check = {
  id: 'socket-tickets',
  title: { en: 'WebSockets let nobody in without a fresh ticket', zh: 'WebSocket 连接须凭一次性票据' },
  story: ['S3', 'T3'],
  expected: {
    en: 'a good ticket opens one socket; a used one and an invented one open none',
    zh: '有效票据只能打开一个连接；用过的与伪造的均被拒绝',
  },
  mend: { en: 'See how the app redeems tickets.', zh: '检查应用对票据的核销。' },
  async run({ session, site }) {
    const live = session.project.config.app.acceptance?.live
    if (live === undefined) return noAcceptance('.live')
    const request = { method: 'POST', headers: bearing(session) }
    const { ticket } = await expectJson<{ readonly ticket: string }>(201, `${site}${live.ticket}`, request)
    const tries = [
      { name: 'a good ticket', ticket, right: true },
      { name: 'the same ticket again', ticket, right: false },
      { name: 'an invented ticket', ticket: randomBytes(32).toString('base64url'), right: false },
    ]
    const evidence: string[] = []
    let wrong = 0
    for (const one of tries) {
      const opened = await opens(site, live, one.ticket)
      evidence.push(`${one.name}: ${opened ? 'opened' : 'refused'}`)
      if (opened !== one.right) wrong++
    }
    return judged(wrong === 0, `${tries.length - wrong}/${tries.length}`, evidence)
  },
}

async function opens(...words: Parameters<typeof socketWith>): Promise<boolean> {
  try {
    const socket = await socketWith(...words)
    socket.close()
    return true
  } catch {
    return false
  }
}
