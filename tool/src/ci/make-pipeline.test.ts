import { describe, expect, it } from 'vitest'
import { aSource, place } from '../../test/pipelines/source.ts'
import { makePipeline } from './make-pipeline.ts'
import { jobsOn, type Pipeline, type Trigger, triggersOf } from './pipeline.ts'

const ids = (pipeline: Pipeline, trigger: Trigger) => jobsOn(pipeline, trigger).map(({ id }) => id)
const commandsOf = (pipeline: Pipeline, job: string) =>
  pipeline.jobs.find(({ id }) => id === job)?.steps.map(({ run }) => run)

describe('the pipelines of a project', () => {
  it('look at a change, deploy the main branch to staging and tags to production, and work at night', () => {
    const pipeline = makePipeline(aSource())
    expect(ids(pipeline, 'change')).toEqual(['check', 'test', 'build', 'plan-staging', 'plan-production'])
    expect(ids(pipeline, 'main')).toEqual(['check', 'test', 'build', 'staging'])
    expect(ids(pipeline, 'release')).toEqual(['check', 'test', 'build', 'production'])
    expect(ids(pipeline, 'night')).toEqual(['drift-production', 'cost-production', 'drill-production'])
  })

  it('deploy only after all that was checked, and to production only what somebody approved', () => {
    const { jobs } = makePipeline(aSource())
    const [staging, production] = jobs.filter(({ deploysTo }) => deploysTo !== undefined)
    expect(staging).toMatchObject({ after: ['check', 'test', 'build'], approved: false })
    expect(production).toMatchObject({ after: ['check', 'test', 'build'], approved: true })
  })

  it('may look where they plan, change where they deploy, and nothing else', () => {
    const { jobs } = makePipeline(aSource())
    expect(jobs.filter(({ access }) => access === undefined).map(({ id }) => id)).toEqual([
      'check',
      'test',
      'build',
    ])
    for (const { access, deploysTo, id } of jobs)
      if (access !== undefined)
        expect(access.role, id).toBe(deploysTo !== undefined || id.startsWith('drill') ? 'change' : 'look')
  })

  it('leave tags alone where no production is', () => {
    const pipeline = makePipeline(aSource({ environments: { staging: place } }))
    expect(triggersOf(pipeline)).toEqual(['change', 'main', 'night'])
    expect(ids(pipeline, 'night')).toEqual(['drift-staging', 'cost-staging'])
  })

  it('run the scripts that the project has, and no other', () => {
    const scripts = {
      types: 'tsc',
      'test:unit': 'vitest',
      'test:api': 'vitest',
      test: 'vitest',
      e2e: 'vitest',
    }
    const pipeline = makePipeline(aSource({ scripts, packages: [], hasLockfile: false }))
    expect(commandsOf(pipeline, 'check')).toEqual(['npm run types', 'npx tengyun ci check'])
    expect(commandsOf(pipeline, 'test')).toEqual(['npm run test:unit', 'npm run test:api', 'npm run e2e'])
    expect(pipeline.install.map(({ run }) => run)).toEqual(['npm install'])
    expect(commandsOf(makePipeline(aSource({ scripts: {} })), 'test')).toBeUndefined()
  })

  it('keep results of tests, and measure coverage where the project can', () => {
    const pipeline = makePipeline(aSource({ packages: ['vitest', '@vitest/coverage-v8'] }))
    expect(pipeline.jobs.find(({ id }) => id === 'test')?.reports).toEqual({ junit: true, coverage: true })
    expect(commandsOf(pipeline, 'test')?.[0]).toMatch(
      /--outputFile.junit=reports\/junit\/test.xml --coverage /,
    )
  })

  it('build the image too where releases run in containers', () => {
    const compute = { runtime: 'compose' } as const
    const imaged = makePipeline(aSource({ environments: { staging: { ...place, compute } } }))
    expect(commandsOf(imaged, 'build')).toContain('docker build --file Dockerfile --tag shop:pipeline .')
    const plain = makePipeline(
      aSource({ environments: { staging: { ...place, compute: { runtime: 'process' } } } }),
    )
    expect(commandsOf(plain, 'build')).toEqual(['npm run build'])
  })
})
