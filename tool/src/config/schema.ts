import { z } from 'zod'
import { access } from './sections/access.ts'
import { alarms } from './sections/alarms.ts'
import { app } from './sections/app.ts'
import { backups } from './sections/backups.ts'
import { compute } from './sections/compute.ts'
import { domain } from './sections/domain.ts'
import { files } from './sections/files.ts'
import { loadBalancer } from './sections/load-balancer.ts'
import { logs } from './sections/logs.ts'
import { network } from './sections/network.ts'
import { notices } from './sections/notices.ts'
import { pipelines } from './sections/pipelines.ts'
import { accept, budget } from './sections/policy.ts'
import { postgres } from './sections/postgres.ts'
import { redis } from './sections/redis.ts'
import { releases } from './sections/releases.ts'
import { name, none, region, variableName, zone } from './sections/words.ts'

const environment = z
  .strictObject({
    /** Where it lives: in Tencent Cloud, or in the emulated one on this machine. */
    cloud: z.enum(['tencent', 'emulator']),
    /** `ap-guangzhou` */
    region,
    /** `ap-guangzhou-6`; in the region. */
    zone,
    network: network.prefault({}),
    compute: compute.prefault({}),
    /** Off unless given. */
    loadBalancer: loadBalancer.optional(),
    domain: domain.optional(),
    /** `false`: the environment does without. Where there was one, it is deleted with its data. */
    postgres: postgres.or(none).prefault({}),
    /** `false`: the environment does without. Where there was one, it is deleted with its data. */
    redis: redis.or(none).prefault({}),
    files: files.prefault({}),
    /** Off unless given. */
    backups: backups.optional(),
    /** Off unless given. */
    alarms: alarms.optional(),
    /** Who is told of alarms, releases and failures. Nobody unless given. */
    notices: notices.optional(),
    /** Off unless given. */
    logs: logs.optional(),
    access: access.prefault({}),
    releases: releases.prefault({}),
    /**
     * Whether the cloud itself refuses to delete databases, hosts and the load balancer until this is taken back.
     * Default: on in the environment called `production`, off in others.
     */
    protection: z.boolean().optional(),
    /** Yuan a month that it may cost. Above it, nothing is applied. Default: no limit. */
    budget: budget.optional(),
    /** Findings of policies that are let pass, each with its reason. */
    accept: accept.default([]),
    /** Further settings for the app, not secret. */
    variables: z.record(variableName, z.string()).default({}),
  })
  .refine(({ region, files }) => files.replication?.region !== region, {
    path: ['files', 'replication', 'region'],
    error: 'another region than the environment’s',
  })

export const configSchema = z.strictObject({
  /** Names the project in the cloud: in tags, and in the names of what it creates. */
  project: name,
  app,
  pipelines: pipelines.prefault({}),
  /** By name: `local`, `staging`, `production`. */
  environments: z.record(name, environment),
})

/** What a user writes. */
export type ConfigInput = z.input<typeof configSchema>
/** The same with every default filled in. */
export type Config = z.output<typeof configSchema>
export type EnvironmentConfig = Config['environments'][string]
/** Of an environment that has it. */
export type PostgresConfig = Exclude<EnvironmentConfig['postgres'], false>
export type RedisConfig = Exclude<EnvironmentConfig['redis'], false>
/** Of an environment whose hosts the tool creates. */
export type CloudCompute = Extract<EnvironmentConfig['compute'], { ssh?: undefined }>
export type AppConfig = Config['app']
