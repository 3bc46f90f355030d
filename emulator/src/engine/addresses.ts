/**
 * The emulated cloud's addresses: each instance gets a loopback address of its own (127.64.0.0/10), so that
 * every PostgreSQL can have port 5432 and every Redis 6379. Where the system has one loopback address only
 * (macOS), and where the emulator was given another address to listen on, all share one and differ by port.
 */
export interface Addresses {
  /** An address that no other owner holds; the same one again for the same owner. */
  allocate(owner: string): Promise<string>
  release(owner: string): void
  /** `preferred` where it is free on that address, else a free port below the ephemeral range. */
  choosePort(address: string, preferred: number): Promise<number>
}
