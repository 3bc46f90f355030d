import { createServer } from 'node:net'

/** Below the range from which Linux takes ports for outgoing connections (32768 and up). */
const lowest = 20_000
const highest = 32_767

/** Chosen already, though perhaps nobody listens yet. */
const promised = new Set<string>()

/** `preferred` where it is free on that address, else a free port below the ephemeral range. */
export async function choosePort(address: string, preferred: number): Promise<number> {
  for (const port of candidates(preferred)) {
    const place = `${address}:${port}`
    if (promised.has(place)) continue
    promised.add(place)
    if (await canListen(address, port)) return port
    promised.delete(place)
  }
  throw new Error(`No port between ${lowest} and ${highest} is free on ${address}.`)
}

/** Forgets what was promised on an address that nobody has any more. */
export function forgetPorts(address: string): void {
  for (const place of promised) if (place.startsWith(`${address}:`)) promised.delete(place)
}

function* candidates(preferred: number): Iterable<number> {
  if (preferred > 0) yield preferred
  const count = highest - lowest + 1
  const start = Math.floor(Math.random() * count)
  for (let step = 0; step < count; step += 1) yield lowest + ((start + step) % count)
}

/** Whether a server could listen there now; port 0 asks for the address alone. */
export function canListen(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ host: address, port, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
