import type { FastifyBaseLogger } from 'fastify'

/**
 * On SIGTERM or SIGINT runs `stop` once, then exits 0; exits 1 when stopping fails or takes longer than the
 * grace, and at once on a second signal.
 */
export function stopOnSignal(stop: () => Promise<void>, log: FastifyBaseLogger, graceMs: number): void {
  let stopping = false
  const onSignal = async (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'Stopping: finishing what is in flight')
    setTimeout(() => {
      log.error({ graceMs }, 'Requests were still in flight at the end of the grace')
      process.exit(1)
    }, graceMs).unref()
    try {
      await stop()
      log.info('Stopped')
      process.exit(0)
    } catch (error) {
      log.error({ err: error }, 'Stopping failed')
      process.exit(1)
    }
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
