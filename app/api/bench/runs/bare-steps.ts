import { DbosWorker } from '../../src/agents/durable/dbos-worker.ts'
import { ENGINE_PROTOCOL } from '../../src/agents/durable/names.ts'
import { logger } from '../../test/live-world.ts'
import type { RunWorld } from '../../test/run-world.ts'

/** Milliseconds that DBOS itself takes for a step that gives a sentence, of as many as there are, for each round. */
export async function bareSteps(world: RunWorld, steps: number, rounds: number): Promise<number[]> {
  const { address } = world.environment.postgres
  const traits = {
    id: 'bare',
    protocol: ENGINE_PROTOCOL,
    capacity: 1,
    capacityOfAll: 100,
    address,
    log: logger,
  }
  const taken: number[] = []
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const worker = new DbosWorker(traits, async (_, journal) => {
    const begin = performance.now()
    for (let step = 0; step < steps; step++)
      await journal.step(`model:a:${step}`, async () => 'The water stands at three metres and rises.')
    taken.push((performance.now() - begin) / steps)
    if (taken.length === rounds) resolve()
  })
  await worker.start()
  for (let round = 0; round < rounds; round++) await world.order('swift', `bare ${round}`)
  await done
  await worker.stop()
  return taken
}
