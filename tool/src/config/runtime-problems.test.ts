import { describe, expect, it } from 'vitest'
import { checkConfig } from './check.ts'

const build = { command: 'true', inputs: ['src'], output: 'out' }
const image = { from: 'sources' }

describe('an app and the way it is run', () => {
  const problems = (app: object, runtime: 'process' | 'compose', cloud = 'tencent') => {
    const environment = { cloud, region: 'ap-guangzhou', zone: 'ap-guangzhou-6', compute: { runtime } }
    const checked = checkConfig({ project: 'shop', app, environments: { one: environment } })
    return checked.ok ? [] : checked.problems.map(({ path }) => path)
  }
  const ofTheRuntime = ['environments.one.compute.runtime']

  it('is an image in containers and nothing else, where the sources make an image and nothing else', () => {
    expect(problems({ image }, 'compose')).toEqual([])
    expect(problems({ image }, 'process')).toEqual(ofTheRuntime)
    expect(problems({ image, build, start: 'serve' }, 'process')).toEqual([])
  })

  it('has a way to make a release', () => {
    expect(problems({ start: 'serve' }, 'process')).toEqual(['app.build'])
    expect(problems({ build }, 'process')).toEqual(['app.start'])
  })

  it('runs an image on a machine of one’s own where the sources make it', () => {
    expect(problems({ image }, 'compose', 'emulator')).toEqual([])
    expect(problems({ build, start: 'serve' }, 'compose', 'emulator')).toEqual(ofTheRuntime)
  })

  it('has a web server that serves its files', () => {
    expect(problems({ build, site: 'pages' }, 'compose')).toEqual(ofTheRuntime)
    expect(problems({ build, site: 'pages', image: { nginx: 'deploy/nginx.conf' } }, 'compose')).toEqual([])
    expect(problems({ build, site: 'pages', image }, 'compose')).toEqual([])
  })
})
