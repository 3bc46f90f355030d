import type { Check } from '../../check.ts'
import { failed, judged } from '../../finding.ts'
import { isAlive, openSocket } from '../../measure/sockets.ts'
import { noAcceptance } from '../reasons.ts'

const wanted = 100
/** How many are opened at the same moment. */
const together = 20

export const socketsAtOnce: Check = {
  id: 'sockets-at-once',
  title: { en: 'A hundred WebSockets live at once', zh: '支持 100 个 WebSocket 并发连接' },
  story: ['P3', 'N3'],
  expected: {
    en: `${wanted} open sockets, each of which is answered`,
    zh: `${wanted} 个连接同时在线且均有应答`,
  },
  mend: { en: 'See what refuses them: `npx tengyun logs`.', zh: '查看拒绝原因：`npx tengyun logs`。' },
  async run({ session, site, signal }) {
    const live = session.project.config.app.acceptance?.live
    if (live === undefined) return noAcceptance('.live')
    const sockets: WebSocket[] = []
    const begun = performance.now()
    try {
      while (sockets.length < wanted) {
        signal.throwIfAborted()
        const more = Array.from({ length: together }, async () => {
          sockets.push(await openSocket(session, site, live))
        })
        // All of them settle, so that each that is open is closed in the end.
        const refused = (await Promise.allSettled(more)).find((one) => one.status === 'rejected')
        if (refused !== undefined) return onlySoMany(sockets.length, String(refused.reason))
      }
      const opened = Math.round(performance.now() - begun)
      const alive = (await Promise.all(sockets.map(isAlive))).filter(Boolean).length
      return judged(
        alive === wanted,
        {
          en: `${alive} of ${wanted} answered; opened in ${opened} ms`,
          zh: `${alive}/${wanted} 个应答，建立共 ${opened} 毫秒`,
        },
        [`${live.path}: ${wanted} sockets open at once`],
      )
    } finally {
      for (const socket of sockets) socket.close()
    }
  },
}

function onlySoMany(count: number, reason: string) {
  return failed({ en: `${count} opened, then: ${reason}`, zh: `打开 ${count} 个后：${reason}` })
}
