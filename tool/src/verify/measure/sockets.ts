import type { Session } from '../../session.ts'
import { bearing, expectJson } from './http.ts'

export interface Live {
  readonly path: string
  readonly ticket: string
  readonly protocol: string
}

/** Milliseconds. */
const patience = 10_000

/** Opens a socket as the app's pages do: with a ticket that is good for one. */
export async function openSocket(session: Session, site: string, live: Live): Promise<WebSocket> {
  const { ticket } = await expectJson<{ readonly ticket: string }>(201, `${site}${live.ticket}`, {
    method: 'POST',
    headers: bearing(session),
  })
  return socketWith(site, live, ticket)
}

/** @throws Error where the server does not let it in */
export async function socketWith(site: string, live: Live, ticket: string): Promise<WebSocket> {
  const socket = new WebSocket(addressOf(site, live.path), [live.protocol, `ticket.${ticket}`])
  await heard(socket, 'open')
  return socket
}

/** Whether the server answers over it. */
export async function isAlive(socket: WebSocket): Promise<boolean> {
  const answer = heard(socket, 'message')
  socket.send(JSON.stringify({ type: 'ping' }))
  return answer.then(
    () => true,
    () => false,
  )
}

function heard(socket: WebSocket, event: 'open' | 'message'): Promise<Event> {
  return new Promise((done, failed) => {
    const late = setTimeout(() => failed(new Error(`no ${event} within ${patience / 1000} s`)), patience)
    const settle = (act: () => void) => () => {
      clearTimeout(late)
      act()
    }
    socket.addEventListener(event, (told) => settle(() => done(told))(), { once: true })
    socket.addEventListener(
      'close',
      settle(() => failed(new Error('closed by the server'))),
      { once: true },
    )
    socket.addEventListener(
      'error',
      settle(() => failed(new Error('refused'))),
      { once: true },
    )
  })
}

function addressOf(site: string, path: string): string {
  return `${site.replace(/^http/, 'ws')}${path}`
}
