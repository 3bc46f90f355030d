import { connect } from 'node:net'

/** Milliseconds after which a port that says nothing counts as closed: firewalls drop what they do not want. */
const patience = 3_000

/** What becomes of a connection from here. */
export function reachPort(host: string, port: number): Promise<'open' | 'refused' | 'silent'> {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: patience })
    const end = (how: 'open' | 'refused' | 'silent') => {
      socket.destroy()
      done(how)
    }
    socket.once('connect', () => end('open'))
    socket.once('error', () => end('refused'))
    socket.once('timeout', () => end('silent'))
  })
}
