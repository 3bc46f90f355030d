import { z } from 'zod'
import { accept, budget } from './sections/policy.ts'

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/, 'lower-case letters, digits and hyphens, 2 to 32 characters')

const cidr = z.cidrv4()

/** `4c8g`: 4 vCPU and 8 GB of memory. */
const size = z.templateLiteral([z.int().positive(), 'c', z.int().positive(), 'g'])

/** Gigabytes, in the steps of ten in which the cloud sells disks. */
const diskSize = z.int().min(10).multipleOf(10)

const path = z.string().startsWith('/')

const build = z.strictObject({
  /** Run in the project's folder; leaves the release's files in `output`. */
  command: z.string(),
  /** Folders and files the build reads. The build is skipped while none of them has changed. */
  inputs: z.array(z.string()).min(1),
  /** The folder whose content is the release. */
  output: z.string(),
})

const acceptance = z.strictObject({
  /** `POST` here answers 201 with a `Location` that can be read and deleted. */
  path,
  /** The JSON to write; the same members are expected when it is read again. */
  body: z.record(z.string(), z.json()),
})

const app = z.strictObject({
  build,
  /** Starts the server in the release's folder. It listens on `$HOST:$PORT` and ends cleanly on SIGTERM. */
  start: z.string(),
  /** Run in the release's folder before the switch; must be safe to repeat. */
  migrate: z.string().optional(),
  /** The port of the first slot; the second takes the next one. */
  port: z.int().min(1024).max(32000).default(8000),
  /** Answers 200 when the process is alive. */
  health: path.default('/health'),
  /** Answers 200 when a release can serve: what it depends on is reached. */
  ready: path.default('/ready'),
  /** A folder of the release that is served as static files with a fallback to its index.html. */
  site: z.string().optional(),
  /** A write and a read that prove the whole way through. */
  acceptance: acceptance.optional(),
})

const network = z.strictObject({
  /** Address range of the VPC: within 10.0.0.0/12, 172.16.0.0/12 or 192.168.0.0/16. */
  cidr: cidr.default('10.20.0.0/16'),
  /** Address range of the one subnet. */
  subnet: cidr.default('10.20.1.0/24'),
})

const compute = z.strictObject({
  size: size.default('2c4g'),
  /** GB of the system disk. */
  systemDisk: diskSize.min(20).default(50),
  /** GB of the data disk, which outlives the host. */
  dataDisk: diskSize.default(20),
  /** Mbps of the public address. */
  bandwidth: z.int().min(1).max(100).default(5),
  /** How a release runs on the host. `process`: Node and nginx on the host itself. */
  runtime: z.literal('process').default('process'),
  /** The port on which the host serves people. */
  port: z.int().min(1).max(65535).default(80),
})

const postgres = z.strictObject({
  version: z.enum(['15', '16', '17']).default('15'),
  size: size.default('1c2g'),
  /** GB, in steps of ten. */
  storage: diskSize.default(20),
  database: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/)
    .default('app'),
  /** The app's own account: owner of the database, nothing else. */
  user: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/)
    .default('app'),
})

const redis = z.strictObject({
  version: z.enum(['6.2', '7.0']).default('7.0'),
  /** GB. */
  memory: z.int().min(1).max(64).default(1),
  replicas: z.int().min(1).max(5).default(1),
})

const files = z.strictObject({
  /** Keeps overwritten and deleted objects as versions. Cannot be taken back, only suspended. */
  versioning: z.boolean().default(true),
})

const environment = z.strictObject({
  /** Where it lives: in Tencent Cloud, or in the emulated one on this machine. */
  cloud: z.enum(['tencent', 'emulator']),
  /** `ap-guangzhou` */
  region: z.string().regex(/^[a-z]+-[a-z]+(-[a-z]+)*$/, 'a region such as ap-guangzhou'),
  /** `ap-guangzhou-6`; in the region. */
  zone: z.string().regex(/^[a-z]+-[a-z]+(-[a-z]+)*-\d+$/, 'a zone such as ap-guangzhou-6'),
  network: network.prefault({}),
  compute: compute.prefault({}),
  postgres: postgres.prefault({}),
  redis: redis.prefault({}),
  files: files.prefault({}),
  /** Yuan a month that it may cost. Above it, nothing is applied. Default: no limit. */
  budget: budget.optional(),
  /** Findings of policies that are let pass, each with its reason. */
  accept: accept.default([]),
  /** Further settings for the app, not secret. */
  variables: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string()).default({}),
})

export const configSchema = z.strictObject({
  /** Names the project in the cloud: in tags, and in the names of what it creates. */
  project: name,
  app,
  /** By name: `local`, `staging`, `production`. */
  environments: z.record(name, environment),
})

/** What a user writes. */
export type ConfigInput = z.input<typeof configSchema>
/** The same with every default filled in. */
export type Config = z.output<typeof configSchema>
export type EnvironmentConfig = Config['environments'][string]
export type AppConfig = Config['app']
