/** WebSockets that people have open while releases change. */
export interface Sockets {
  /** The switch is done: from now on the old slot's may be closed once it has had its time. */
  switched(): void
  stop(): SocketsReport
}

export interface SocketsReport {
  /** How many were closed as they are meant to be, for their slot was about to end. */
  readonly restarted: number
  /** The shortest time from a switch to the end of one that was open then, in seconds. */
  readonly held: number
  /** Each that ended otherwise, missed a number, or could not be opened. */
  readonly failures: readonly string[]
}

/** RFC 6455, section 7.4, as IANA has it since: the service restarts, come back. */
const serviceRestart = 1012

/** Milliseconds before a client comes back. */
const pause = 250

/** Keeps so many open to each address; each comes back when it was told to. */
export function openSockets(addresses: readonly string[], each: number): Sockets {
  const failures: string[] = []
  const open = new Set<WebSocket>()
  let isOver = false
  let restarted = 0
  let held = Number.POSITIVE_INFINITY
  let switchedAt = Number.NEGATIVE_INFINITY

  function connect(address: string): void {
    if (isOver) return
    const socket = new WebSocket(`ws://${address}/ws/count`)
    let expected = 0
    open.add(socket)
    socket.addEventListener('message', ({ data }) => {
      if (data !== String(expected)) failures.push(`${address}: ${data} instead of ${expected}`)
      expected += 1
    })
    socket.addEventListener('close', ({ code }) => {
      open.delete(socket)
      if (isOver) return
      if (code === serviceRestart) {
        restarted += 1
        held = Math.min(held, (performance.now() - switchedAt) / 1000)
      } else failures.push(`${address}: closed with ${code} after ${expected} numbers`)
      setTimeout(connect, pause, address)
    })
  }

  for (const address of addresses) for (let count = 0; count < each; count++) connect(address)
  return {
    switched() {
      switchedAt = performance.now()
    },
    stop() {
      isOver = true
      for (const socket of open) socket.close()
      return { restarted, held, failures }
    },
  }
}
