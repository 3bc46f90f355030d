import { accessSync, constants } from 'node:fs'
import { z } from 'zod'
import { Secret } from './secret.ts'

/** Where PostgreSQL is and who we are there; TLS with a verified name is implied. */
export interface DatabaseAddress {
  host: string
  port: number
  user: string
  password: Secret
  database: string
  /** PEM file of the certificate authority; without it, those that Node knows. */
  caFile?: string
}

export interface RedisAddress {
  host: string
  port: number
  username?: string
  password?: Secret
  database: number
}

/** What is guessed offline if it is short: 32 characters of hexadecimal are 128 bits. */
const SHORTEST_SECRET = 32
const tooShort = `must have at least ${SHORTEST_SECRET} characters`

export const longSecret = z
  .string()
  .min(SHORTEST_SECRET, tooShort)
  .transform((value) => new Secret(value))

export const longSecrets = z
  .string()
  .transform((list) => list.split(','))
  .refine((secrets) => secrets.every((secret) => secret.length >= SHORTEST_SECRET), tooShort)
  .transform((secrets) => secrets.map((secret) => new Secret(secret)))

/** Of a CDN, in the form that it takes; of several, the first is the one in use. */
export const cdnKey = z
  .string()
  .regex(/^[0-9A-Za-z]{6,32}(,[0-9A-Za-z]{6,32})*$/, 'must have 6 to 32 letters and digits')
  .transform((list) => new Secret(list.split(',')[0] ?? ''))

/** Of programs, say, with commas between. */
export const names = z.string().transform((list) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean),
)

/** Of each model so much, `*` for those that are not named. */
export const amountsByModel = z
  .string()
  .regex(/^[^\s=,]+=[1-9]\d{0,11}(,[^\s=,]+=[1-9]\d{0,11})*$/, 'must be such as deepseek-flash=500,*=60')

export const readableFile = z.string().refine(isReadable, 'must name a file that can be read')

export const serviceUrl = z.string().transform((text, context) => {
  const url = URL.parse(text)
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  context.addIssue({ code: 'custom', message: 'must be a URL that begins with http:// or https://' })
  return z.NEVER
})

export const databaseUrl = z.string().transform((text, context): DatabaseAddress => {
  const problem = (message: string) => context.addIssue({ code: 'custom', message })
  const url = URL.parse(text)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.hostname || url.pathname.length < 2) {
    problem(
      'must look like postgresql://user:password@host:5432/database?sslmode=verify-full&sslrootcert=/path/ca.pem',
    )
    return z.NEVER
  }
  const mode = url.searchParams.get('sslmode') ?? 'verify-full'
  if (mode !== 'verify-full')
    problem(`sslmode must be verify-full: ${mode} would not prove which server answers`)
  const caFile = url.searchParams.get('sslrootcert')
  if (caFile && !isReadable(caFile)) problem(`sslrootcert names ${caFile}, which cannot be read`)
  for (const name of url.searchParams.keys())
    if (name !== 'sslmode' && name !== 'sslrootcert') problem(`the parameter ${name} is not supported`)
  return {
    host: hostOf(url),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: new Secret(decodeURIComponent(url.password)),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(caFile && { caFile }),
  }
})

export const redisUrl = z.string().transform((text, context): RedisAddress => {
  const problem = (message: string) => context.addIssue({ code: 'custom', message })
  const url = URL.parse(text)
  if (url?.protocol === 'redis:') problem('must begin with rediss:// since Redis is reached over TLS only')
  else if (url?.protocol !== 'rediss:' || !url.hostname)
    problem('must look like rediss://:password@host:6379/0')
  if (url && !/^\/?\d*$/.test(url.pathname)) problem('the database after the port must be a number')
  if (!url) return z.NEVER
  return {
    host: hostOf(url),
    port: Number(url.port || 6379),
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: new Secret(decodeURIComponent(url.password)) }),
    database: Number(url.pathname.slice(1)),
  }
})

export const origins = z.string().transform((text, context) => {
  const list = text.split(',').map((origin) => origin.trim())
  const wrong = list.find((origin) => URL.parse(origin)?.origin !== origin)
  if (wrong !== undefined)
    context.addIssue({ code: 'custom', message: 'must be origins such as https://name, with commas between' })
  return list
})

/** Without the brackets that a URL puts around an IPv6 address. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}
