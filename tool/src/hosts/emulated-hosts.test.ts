import { describe, expect, it } from 'vitest'
import { checkConfig } from '../config/check.ts'
import { environmentOf } from '../config/load.ts'
import { onEmulatedHosts } from './emulated-hosts.ts'

const place = { region: 'ap-guangzhou', zone: 'ap-guangzhou-6' }
const environments = {
  local: { ...place, cloud: 'emulator', compute: { runtime: 'compose' } },
  production: { ...place, cloud: 'tencent', compute: { runtime: 'compose' } },
}
const image = { from: 'sources' }
const build = { command: 'true', inputs: ['src'], output: 'out' }

/** What runs on emulated hosts of that environment. */
function emulated(app: object, name: keyof typeof environments) {
  const checked = checkConfig({ project: 'shop', app, environments })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  const { config, environment } = onEmulatedHosts({
    config: checked.config,
    environment: environmentOf(checked.config, name),
  })
  const { start } = config.app
  return {
    cloud: environment.cloud,
    runtime: environment.compute.runtime,
    inDocker: /docker run/.test(start),
  }
}

describe('an emulated host', () => {
  it('runs an image in this machine’s Docker where there is nothing else to run', () => {
    expect(emulated({ image }, 'production')).toEqual({
      cloud: 'emulator',
      runtime: 'process',
      inDocker: true,
    })
  })

  it('runs it where the environment is made for containers on this machine', () => {
    const both = { image, build, start: 'node server.js' }
    expect(emulated(both, 'local').inDocker).toBe(true)
    expect(emulated(both, 'production')).toEqual({ cloud: 'emulator', runtime: 'process', inDocker: false })
  })
})
