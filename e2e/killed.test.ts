import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyClone } from './support/clone.ts'
import { emptyCloud, oneEnvironment, viewCloud } from './support/cloud-view.ts'

/** Kills apply, deploy and destroy when they report one more thing done, until nothing is left to do. */
describe('a tool that is killed', () => {
  let clone: Awaited<ReturnType<typeof readyClone>>
  beforeAll(async () => {
    clone = await readyClone()
  })
  afterAll(() => clone?.discard())

  /**
   * Runs a command to its end through as many kills as it takes; answers how often it was killed.
   *
   * @param survives how many things the run after so many kills gets done before it is killed
   */
  async function throughKills(
    words: readonly string[],
    survives: (kills: number) => number,
  ): Promise<number> {
    for (let kills = 0; kills < 60; kills++) {
      const ran = await clone.tengyun(words, {
        // At a line with a tick; whatever is under way then is cut off.
        watch: (printed, child) => {
          if (printed.split('  ✓ ').length - 1 > survives(kills)) child.kill('SIGKILL')
        },
      })
      if (ran.exitCode !== 137) return kills
    }
    throw new Error('it never came to its end')
  }

  it('reaches the same world in the end, with nothing doubled and nothing orphaned', async () => {
    const kills = await throughKills(['apply', 'local', '--yes'], () => 0)
    expect(kills).toBeGreaterThan(3)
    expect(await viewCloud(clone)).toEqual(oneEnvironment)
    const { stdout } = await clone.tengyun(['plan', 'local', '--json'])
    expect(JSON.parse(stdout).changes).toEqual([])
  })

  it('deploys in the end, with exactly one release that serves', async () => {
    const kills = await throughKills(['deploy', 'local'], (kills) => kills)
    expect(kills).toBeGreaterThan(3)
    const { stdout } = await clone.tengyun(['verify', 'local', '--only', 'quick', '--json'])
    expect(JSON.parse(stdout).ok).toBe(true)
  })

  it('removes everything in the end', async () => {
    await throughKills(['destroy', 'local', '--yes'], () => 0)
    expect(await viewCloud(clone)).toEqual(emptyCloud)
  })
})
