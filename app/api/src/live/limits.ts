/** What one process grants to those who listen. Durations in milliseconds, sizes in bytes. */
export interface LiveLimits {
  /** Open sockets of one person: a few browsers with a few tabs each. */
  readonly socketsPerPerson: number
  /** The same of the account that tries the app after a deployment, with many at once. */
  readonly socketsOfMachine: number
  readonly topicsPerSocket: number
  /** Longest message of a client; the protocol's own are a tenth of it. */
  readonly messageBytes: number
  /** Messages that a client may send at once, and how many a second it regains. */
  readonly messageBurst: number
  readonly messagesPerSecond: number
  /** Waiting to be read by one client. Beyond it the client is cut: it resumes by number, memory does not. */
  readonly waitingBytes: number
  /** Silence after which a client is asked for a sign of life. Proxies cut idle connections at 60 s. */
  readonly heartbeat: number
  /** How long a permission to read a topic is believed before it is asked for anew. */
  readonly permission: number
  /** Between looks into the logs, for what Redis lost; and when Redis, which tells at once, is away. */
  readonly poll: number
  readonly pollAlone: number
}

export const usualLimits: LiveLimits = {
  socketsPerPerson: 20,
  socketsOfMachine: 200,
  topicsPerSocket: 100,
  messageBytes: 4 * 1024,
  messageBurst: 200,
  messagesPerSecond: 20,
  waitingBytes: 1024 * 1024,
  heartbeat: 25_000,
  permission: 10_000,
  poll: 5_000,
  pollAlone: 1_000,
}
