import { describe, expect, it } from 'vitest'
import { pipelineNotice } from './notice.ts'
import { pipelineRunIn } from './run.ts'

const told = {
  project: 'shop',
  environment: 'staging',
  by: { name: 'li', run: 'https://ci.example.com/1' },
  subject: 'Sell tea',
  now: new Date('2026-11-23T08:05:00Z'),
}
const gitlab = {
  ...{ GITLAB_CI: 'true', CI_COMMIT_REF_NAME: 'main', CI_COMMIT_SHA: '0123456789abcdef' },
  CI_PIPELINE_CREATED_AT: '2026-11-23T08:00:00Z',
}

describe('how a pipeline ended', () => {
  it('is told with who, what, how long and where to look', () => {
    const notice = pipelineNotice({ ...told, ending: 'failed', run: pipelineRunIn(gitlab) })
    expect(notice).toMatchObject({
      ...{ kind: 'pipeline', level: 'warning', state: 'told', cause: 'pipeline/main', link: told.by.run },
      title: { en: 'Pipeline of main failed', zh: 'main 的流水线失败' },
    })
    expect(
      notice.facts.map(({ name, value }) => [name.en, typeof value === 'string' ? value : value.en]),
    ).toEqual([
      ['Who', 'li'],
      ['What', '01234567 Sell tea'],
      ['Took', '5 min'],
    ])
  })

  it('is good to know where it went well, and says no time that nobody knows', () => {
    const run = pipelineRunIn({ JENKINS_URL: 'https://ci.example.com', BRANCH_NAME: 'main' })
    const notice = pipelineNotice({ ...told, ending: 'succeeded', run })
    expect(notice.level).toBe('info')
    expect(notice.facts.map(({ name }) => name.en)).toEqual(['Who', 'What'])
  })
})
