import { checkConfig } from '../src/config/check.ts'
import type { Survey } from '../src/health/host/survey.ts'
import { limitsOf } from '../src/health/limits.ts'
import type { HealthInput } from '../src/health/probe.ts'
import type { Key, Observed } from '../src/plan/model.ts'
import { keys } from '../src/resources/desired.ts'
import type { Session } from '../src/session.ts'
import type { EnvironmentInput } from './environment.ts'

/** A host that is well in every respect. */
export function aSurvey(more: Partial<Survey> = {}): Survey {
  return {
    disks: { told: [{ folder: '/opt/shop', usedPercent: 40, freeBytes: 30e9, entriesPercent: 3 }] },
    memory: { told: { usedPercent: 50, totalBytes: 8e9, availableBytes: 4e9 } },
    load: { told: { perCore: 0.2, cores: 4 } },
    slots: {
      told: [
        { slot: 'blue', active: true, well: true, state: 'running', release: 'r1', endings: 0 },
        { slot: 'green', active: false, well: true, state: 'empty', release: undefined, endings: 0 },
      ],
    },
    webServer: { told: { well: true, state: 'running, 4 workers' } },
    health: { told: { status: 200, milliseconds: 5, body: '' } },
    ready: { told: { status: 200, milliseconds: 20, body: '' } },
    requests: { told: { count: 1000, failed: 0, p95: 40 } },
    ...more,
  }
}

const production: EnvironmentInput = {
  ...{ cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' },
  postgres: { readOnly: { maxLag: 60 } },
}

function anObject(key: Key): Observed {
  const [kind = ''] = key.split('/')
  return { kind, key, id: key, name: key, tagged: true, state: 'running', settled: true, fields: {} }
}

/** Two hosts of `shop` in production, of which the first is as told. */
export function aHealthInput(first: Partial<Survey> | { readonly why: string } = {}): HealthInput {
  const checked = checkConfig({
    project: 'shop',
    app: { build: { command: 'true', inputs: ['src'], output: 'out' }, start: 'node server.js' },
    environments: { production },
  })
  const environment = checked.ok ? checked.config.environments.production : undefined
  if (!checked.ok || environment === undefined) throw new Error('the config is not valid')
  // Probes of hosts ask the session for nothing but its config.
  const session = {
    name: 'production',
    project: { config: checked.config, folder: '/nowhere' },
    environment,
  } as unknown as Session
  return {
    session,
    observed: [keys.postgres, keys.redis, keys.files, keys.releases].map(anObject),
    silent: [],
    surveys: [
      {
        host: { name: 'host-1', role: 'all' },
        survey: 'why' in first ? { why: String(first.why) } : { told: aSurvey(first) },
      },
      { host: { name: 'host-2', role: 'all' }, survey: { told: aSurvey() } },
    ],
    around: aroundIn(first),
    limits: limitsOf(environment),
    now: new Date('2026-11-23T08:00:00Z'),
  }
}

function aroundIn(first: Partial<Survey> | { readonly why: string }): HealthInput['around'] {
  if ('why' in first) return { why: String(first.why) }
  return first.around && { told: first.around }
}
