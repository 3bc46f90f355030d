import type { FastifyBaseLogger } from 'fastify'
import type { Connection } from './connection.ts'
import { closing } from './messages.ts'
import type { SessionsEnded } from './session-watch.ts'

/** All sockets that are open in this process. */
export class Connections {
  readonly #open = new Set<Connection>()
  readonly #perPerson = new Map<string, number>()
  #beats: NodeJS.Timeout | undefined
  #restart: NodeJS.Timeout | undefined

  start(heartbeatMs: number, log: FastifyBaseLogger): void {
    this.#beats = setInterval(() => {
      for (const connection of this.#open)
        connection
          .beat()
          .catch((error: unknown) => log.warn({ err: error }, 'A session could not be looked at'))
    }, heartbeatMs).unref()
  }

  get size(): number {
    return this.#open.size
  }

  countOf(personId: string): number {
    return this.#perPerson.get(personId) ?? 0
  }

  add(connection: Connection): void {
    this.#open.add(connection)
    this.#perPerson.set(connection.person.id, this.countOf(connection.person.id) + 1)
  }

  remove(connection: Connection): void {
    if (!this.#open.delete(connection)) return
    const left = this.countOf(connection.person.id) - 1
    if (left > 0) this.#perPerson.set(connection.person.id, left)
    else this.#perPerson.delete(connection.person.id)
  }

  end(ended: SessionsEnded): void {
    for (const connection of this.#open) if (belongs(connection, ended)) connection.signOut()
  }

  /** Lets sockets go on for a while, then sends their clients to the process that takes over. */
  drain(afterMs: number): void {
    this.#restart = setTimeout(() => {
      for (const connection of this.#open) connection.close(closing.restart, 'the server restarts')
    }, afterMs)
  }

  stop(): void {
    clearInterval(this.#beats)
    clearTimeout(this.#restart)
  }
}

function belongs(connection: Connection, ended: SessionsEnded): boolean {
  return 'sessionId' in ended
    ? connection.sessionId === ended.sessionId
    : connection.person.id === ended.personId
}
