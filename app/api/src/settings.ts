import { z } from 'zod'
import { Secret } from './secret.ts'
import {
  amountsByModel,
  cdnKey,
  databaseUrl,
  longSecret,
  longSecrets,
  names,
  origins,
  readableFile,
  redisUrl,
  serviceUrl,
} from './settings-types.ts'

const secret = z.string().transform((value) => new Secret(value))
const port = wholeNumber(1, 65_535)
const positive = wholeNumber(1, Number.MAX_SAFE_INTEGER)

/**
 * Every environment variable that the API reads, with its meaning and default, declared once: the type, the
 * check and the table in app/README.md all come from here. `secret` keeps a value out of error messages.
 */
export const variables = z.object({
  HOST: z.string().default('0.0.0.0').meta({ description: 'Address the server listens on.' }),
  PORT: port.default(8000).meta({ description: 'Port the server listens on.' }),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']))
    .default('info')
    .meta({ description: 'Least important log line that is written; upper or lower case.' }),
  ROLE: z.enum(['all', 'web', 'worker']).default('all').meta({
    description:
      'What the process is for: `web` serves people and works on no runs, `worker` works on runs and is sent no people, `all` does both.',
  }),
  RELEASE: z.string().default('development').meta({ description: 'Name of the running release.' }),

  DATABASE_URL: databaseUrl.meta({
    description:
      'PostgreSQL: `postgresql://user:password@host:5432/database?sslmode=verify-full&sslrootcert=/path/ca.pem`. TLS with verification is not optional.',
    secret: true,
  }),
  DATABASE_CONNECTIONS: positive.default(31).meta({
    description:
      'Connections to PostgreSQL that this process may hold, all together: for requests, and some for runs of agents.',
  }),
  DATABASE_READ_URL: databaseUrl.optional().meta({
    description:
      'Standbys that are only read, behind one address, written as `DATABASE_URL`: lists that may lag are read there. Without it, everything is read from the primary.',
    secret: true,
  }),
  DATABASE_READ_CONNECTIONS: positive
    .default(20)
    .meta({ description: 'Connections to the standbys that this process may hold.' }),
  DATABASE_READ_MAX_LAG: wholeNumber(1, 300).default(5).meta({
    description: 'How old an answer may be, in seconds; what could be older is read from the primary.',
  }),
  REDIS_URL: redisUrl.meta({
    description: 'Redis over TLS: `rediss://:password@host:6379/0`.',
    secret: true,
  }),
  REDIS_CA_FILE: readableFile
    .optional()
    .meta({ description: 'Certificate authority of Redis, a PEM file; else those that Node knows.' }),
  REDIS_CLUSTER: z.enum(['on', 'off']).default('off').meta({
    description:
      'Whether `REDIS_URL` names a node of a cluster whose shards are spoken to one by one; `off` also for a cluster behind a proxy.',
  }),

  COS_BUCKET: z
    .string()
    .regex(/^[a-z0-9-]+-\d+$/, 'must be the bucket with its AppId, such as files-1250000000')
    .meta({ description: 'Bucket for files, with its AppId.' }),
  COS_REGION: z
    .string()
    .regex(/^[a-z]+(-[a-z0-9]+)+$/, 'must be a region such as ap-guangzhou')
    .meta({ description: 'Region of the bucket.' }),
  COS_ENDPOINT: serviceUrl
    .optional()
    .meta({ description: 'Where COS answers when that is not its public name: `http://127.0.0.1:9912`.' }),
  COS_SECRET_ID: secret.optional().meta({
    description: 'Key for COS; without it the role of the instance is used.',
    secret: true,
  }),
  COS_SECRET_KEY: secret.optional().meta({ description: 'Second half of that key.', secret: true }),
  COS_DOCUMENT_PREVIEW: z
    .enum(['on', 'off'])
    .default('off')
    .meta({ description: 'Whether Cloud Infinite is bound to the bucket, which draws pages of documents.' }),
  FILES_CDN_URL: serviceUrl.optional().meta({
    description:
      'CDN before the bucket, which downloads come through: `https://files.example.com`. Without it, they come from COS.',
  }),
  FILES_CDN_KEY: cdnKey.optional().meta({
    description:
      'What addresses on the CDN are signed with (its authentication of type A, parameter `cdn_sign`, 900 seconds): 6 to 32 letters and digits. Several with commas between: the first signs.',
    secret: true,
  }),
  FILE_QUOTA_GIB: positive.default(20).meta({ description: 'Room for the files of one person, in GiB.' }),
  METADATA_ENDPOINT: serviceUrl
    .default(new URL('http://metadata.tencentyun.com'))
    .meta({ description: 'Metadata service that hands out the keys of the instance role.' }),

  AUTH_SECRET: longSecrets.default([]).meta({
    description:
      'What access and refresh tokens are signed with, at least 32 characters. Several with commas between: the first signs, the others are still accepted. Without one, everybody signs in again after a restart.',
    secret: true,
  }),
  CONFIG_KEY: longSecrets.default([]).meta({
    description:
      'What teams and their keys are sealed with, at least 32 characters. Several with commas between: the first seals, the others still open what they sealed. Without one, no team can be saved or run.',
    secret: true,
  }),
  SETUP_CODE: z
    .string()
    .min(8, 'must have at least 8 characters')
    .transform((value) => new Secret(value))
    .optional()
    .meta({
      description:
        'Lets the first administrator in, once; without it, a code is made and written to the log.',
      secret: true,
    }),
  ACCEPTANCE_TOKEN: longSecret.optional().meta({
    description: 'Bearer token of the account `tengyun-verify`; without it there is no such account.',
    secret: true,
  }),
  TRUSTED_PROXIES: z
    .string()
    .default('loopback,uniquelocal')
    .transform((list) => list.split(',').map((proxy) => proxy.trim()))
    .meta({
      description:
        'Proxies whose `X-Forwarded-For` is believed: addresses, networks, or `loopback`, `linklocal`, `uniquelocal`; with commas between.',
    }),
  ALLOWED_ORIGINS: origins.default([]).meta({
    description: 'Pages besides our own that may open live connections: `https://name`, with commas between.',
  }),
  DRAIN_SECONDS: wholeNumber(1, 3_600).default(25).meta({
    description:
      'How long requests in flight may take to finish after SIGTERM, and open live connections may go on, in seconds.',
  }),

  AI_MODEL_NAME: z.string().default('deepseek-flash').meta({ description: 'Model the agents talk to.' }),
  AI_MODEL_BASE_URL: serviceUrl
    .default(new URL('https://api.deepseek.com/v1'))
    .meta({ description: 'OpenAI-compatible endpoint of the model.' }),
  AI_API_KEY: secret.optional().meta({ description: 'Key for the model endpoint.', secret: true }),
  AI_MODEL_MAX_TOKENS: positive
    .default(4000)
    .meta({ description: 'Longest answer of the model, in tokens.' }),
  AI_MODEL_REQUESTS_PER_MINUTE: amountsByModel.optional().meta({
    description:
      'Requests that all processes together may make of a model in a minute: `name=500`, `*` for those that are not named, with commas between. Without it, as many as the model takes.',
  }),
  AI_MODEL_TOKENS_PER_MINUTE: amountsByModel.optional().meta({
    description: 'Tokens of questions and answers likewise, of a model in a minute.',
  }),
  AI_MODEL_SCRIPTED: z.enum(['on', 'off']).default('off').meta({
    description:
      'Whether the app answers in place of a model, by a script, for demonstrations without a key.',
  }),
  AUTOGEN_CONFIG_DIR: z
    .string()
    .default('/app/autogen-config')
    .meta({ description: 'Folder with team files, which are sealed and imported at the start.' }),
  MCP_COMMANDS: names.default([]).meta({
    description:
      'Programs that teams may start as MCP servers, with commas between; none unless they are named.',
  }),
  AUTOGEN_MAX_AGENTS: positive.default(10).meta({ description: 'Agents at work at once in one process.' }),
  MAX_RUNS: positive.default(100).meta({ description: 'Runs at work at once in all processes together.' }),
  MAX_RUNS_PER_TEAM: positive.optional().meta({
    description:
      'Runs of one team at work at once in all processes together; as many as `MAX_RUNS` by default.',
  }),
  MAX_RUNS_PER_PERSON: positive.optional().meta({
    description:
      'Runs that one person ordered at work at once in all processes together; as many as `MAX_RUNS` by default.',
  }),
  AUTOGEN_AGENT_TIMEOUT: positive.default(300).meta({ description: 'Longest turn of an agent, in seconds.' }),
  AUTOGEN_WORKFLOW_TIMEOUT: positive
    .default(1800)
    .meta({ description: 'Longest run of a workflow, in seconds; waiting for people does not count.' }),
  PLAN_TOOL_STORAGE_PATH: z.string().default('/app/plans').meta({ description: 'Folder of exported plans.' }),
  ARTIFACT_STORAGE_PATH: z
    .string()
    .default('/app/artifacts')
    .meta({ description: 'Folder of exported artifacts.' }),
})

/** Second names that the story uses for the same variable. */
export const aliases: Record<string, keyof typeof variables.shape> = {
  MAX_CONCURRENT_AGENTS: 'AUTOGEN_MAX_AGENTS',
  AGENT_TIMEOUT: 'AUTOGEN_AGENT_TIMEOUT',
  WORKFLOW_TIMEOUT: 'AUTOGEN_WORKFLOW_TIMEOUT',
}

/** What the migration needs: a host can migrate before COS and Redis are known. */
const migrationVariables = variables.pick({ DATABASE_URL: true, LOG_LEVEL: true })

export type Settings = z.infer<typeof variables>
export type MigrationSettings = z.infer<typeof migrationVariables>
type Environment = Record<string, string | undefined>

/** Every mistake at once, one line each, without the value of a secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(['error settings/invalid: The environment variables are not valid.', ...problems].join('\n  '))
    this.problems = problems
  }
}

export function readSettings(environment: Environment): Settings {
  return parse(variables, environment, [
    ...keyPairProblems(environment),
    ...cdnProblems(environment),
    ...clusterProblems(environment),
  ])
}

export function readMigrationSettings(environment: Environment): MigrationSettings {
  return parse(migrationVariables, environment, [])
}

function parse<T extends z.ZodObject>(schema: T, environment: Environment, problems: string[]): z.infer<T> {
  const given = withAliases(environment, problems)
  const result = schema.safeParse(given)
  if (!result.success) problems.push(...result.error.issues.map((issue) => describe(issue, given)))
  if (!result.success || problems.length > 0) throw new SettingsError(problems)
  return result.data
}

/** An empty variable counts as unset: env files list what they leave open. */
function withAliases(environment: Environment, problems: string[]): Record<string, string> {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) if (value) given[name] = value
  for (const [alias, name] of Object.entries(aliases)) {
    const value = given[alias]
    if (value === undefined) continue
    if (given[name] !== undefined && given[name] !== value)
      problems.push(`${alias}: says ${value} but ${name}, the same setting, says ${given[name]}`)
    given[name] ??= value
  }
  return given
}

function keyPairProblems(environment: Environment): string[] {
  const { COS_SECRET_ID: id, COS_SECRET_KEY: key } = environment
  if (Boolean(id) === Boolean(key)) return []
  return id
    ? ['COS_SECRET_KEY: is missing while COS_SECRET_ID is set; give both or neither']
    : ['COS_SECRET_ID: is missing while COS_SECRET_KEY is set; give both or neither']
}

/** Without a signature nobody gets anything from the CDN, and without a CDN a key is for nothing. */
function cdnProblems({ FILES_CDN_URL: url, FILES_CDN_KEY: key }: Environment): string[] {
  if (Boolean(url) === Boolean(key)) return []
  return url
    ? ['FILES_CDN_KEY: is missing while FILES_CDN_URL is set; give both or neither']
    : ['FILES_CDN_URL: is missing while FILES_CDN_KEY is set; give both or neither']
}

/** Servers of a cluster have database 0 alone. */
function clusterProblems({ REDIS_CLUSTER, REDIS_URL = '' }: Environment): string[] {
  return REDIS_CLUSTER === 'on' && /\/[1-9]\d*$/.test(REDIS_URL)
    ? ['REDIS_URL: names a database other than 0, and a cluster (REDIS_CLUSTER) has no other']
    : []
}

function describe(issue: z.core.$ZodIssue, given: Record<string, string>): string {
  const name = String(issue.path[0])
  const value = given[name]
  if (value === undefined) return `${name}: is missing`
  return isSecret(name) ? `${name}: ${issue.message}` : `${name}: ${issue.message} (is "${value}")`
}

function wholeNumber(least: number, most: number) {
  const limit = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`
  const message = `must be a whole number ${limit}`
  return z.coerce.number(message).int(message).min(least, message).max(most, message)
}

function isSecret(name: string): boolean {
  const schema = Object.entries(variables.shape).find(([key]) => key === name)?.[1]
  return schema?.meta()?.secret === true
}
