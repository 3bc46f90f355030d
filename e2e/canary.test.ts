import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whyNoHosts } from './support/hosts/describe-hosts.ts'
import { startLoad } from './support/releases/load.ts'
import { type OwnEnvironment, ownEnvironment } from './support/releases/own-environment.ts'

const app = fileURLToPath(new URL('./support/releases/telling-app.js', import.meta.url))

/** One host, no load balancer: the host's own web server shares the requests out. Each step builds on the one before. */
describe.skipIf(whyNoHosts() !== undefined).each(['process', 'compose'] as const)(
  'a canary on one host (%s)',
  (runtime) => {
    let own: OwnEnvironment
    let stable = ''
    beforeAll(async () => {
      own = await ownEnvironment(['web-1'], { runtime, server: app, guard: { seconds: 5, errorRate: 0.05 } })
      await well('apply', 'own', '--yes')
      stable = await deployed('one')
    })
    afterAll(() => own?.discard())

    it('gets its share beside what serves, without a request lost, and can be gone back from', async () => {
      await own.change({ name: 'two' })
      const { release } = await underLoad(() => documentOf('deploy', 'own', '--canary', '20%'))
      const { [release]: canary = 0, [stable]: rest = 0 } = await answers(400)
      expect(canary + rest).toBe(400)
      // Each request draws its lot, so this is five standard deviations wide.
      expect(canary).toBeGreaterThan(40)
      expect(canary).toBeLessThan(120)
      expect(await canaryTold()).toEqual({ release, shares: { 'web-1': 20 } })

      await underLoad(() => well('rollback', 'own'))
      expect(await answers(50)).toEqual({ [stable]: 50 })
      expect(await canaryTold()).toBeNull()
    })

    it('is promoted without a request lost, and without being started again', async () => {
      const { release } = await documentOf('deploy', 'own', '--canary', '50%')
      const { printed } = await underLoad(() => told('deploy', 'own', '--promote'))
      expect(printed).not.toContain('start in slot')
      expect(await answers(50)).toEqual({ [release]: 50 })
      stable = release
    })

    // What is decided from here on is the same for both runtimes.
    const decided = it.skipIf(runtime === 'compose')

    decided('is replaced by a deploy, which lets it finish first', async () => {
      await own.change({ name: 'three' })
      await documentOf('deploy', 'own', '--canary', '50%')
      const release = await underLoad(() => deployed('four'))
      expect(await answers(50)).toEqual({ [release]: 50 })
      stable = release
    })

    decided('is taken back by itself when it fails people', async () => {
      await own.change({ name: 'broken', server: 'globalThis.fails = true' })
      const load = startLoad([own.hosts.host('web-1').address])
      const { exitCode, stderr } = await own.tengyun(['deploy', 'own', '--canary', '50%'])
      await load.stop()
      expect(exitCode).toBe(2)
      expect(stderr).toContain('release/taken-back')
      expect(await answers(50)).toEqual({ [stable]: 50 })
    })

    /** By `status`, which also says that no backup is proven here, and ends with 4 for that. */
    const canaryTold = async () => JSON.parse((await own.tengyun(['status', 'own', '--json'])).stdout).canary

    /** How many of so many requests each release answers. */
    async function answers(count: number): Promise<Record<string, number>> {
      const { address } = own.hosts.host('web-1')
      const tally: Record<string, number> = {}
      for (let number = 0; number < count; number++) {
        const answer = await fetch(`http://${address}/api/version`)
        const { release } = JSON.parse(await answer.text())
        tally[release] = (tally[release] ?? 0) + 1
      }
      return tally
    }

    async function underLoad<T>(act: () => Promise<T>): Promise<T> {
      const load = startLoad([own.hosts.host('web-1').address])
      try {
        return await act()
      } finally {
        const { requests, failures } = await load.stop()
        expect(failures).toEqual([])
        expect(requests).toBeGreaterThan(100)
      }
    }

    async function deployed(name: string): Promise<string> {
      await own.change({ name })
      return (await documentOf('deploy', 'own')).release
    }

    async function told(...words: string[]): Promise<{ readonly stdout: string; readonly printed: string }> {
      const { exitCode, stdout, stderr } = await own.tengyun(words)
      if (exitCode !== 0) throw new Error(`exit code ${exitCode}\n${stdout}\n${stderr}`)
      return { stdout, printed: stdout + stderr }
    }

    const well = (...words: string[]) => told(...words)
    const documentOf = async (...words: string[]) => JSON.parse((await told(...words, '--json')).stdout)
  },
)
