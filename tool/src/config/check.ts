import type { z } from 'zod'
import type { Problem } from '../errors/tengyun-error.ts'
import { type Text, verbatim } from '../text.ts'
import { databaseProblems } from './database-problems.ts'
import { placementProblems } from './placement-problems.ts'
import { roleProblems } from './role-problems.ts'
import { runtimeProblems } from './runtime-problems.ts'
import { type AppConfig, type Config, configSchema, type EnvironmentConfig } from './schema.ts'
import { siteCdnProblems } from './site-cdn-problems.ts'
import { suggest } from './suggest.ts'

export type Checked =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: Problem[] }

/** Checks everything a user wrote and reports all mistakes at once, each with its path. Pure. */
export function checkConfig(written: unknown): Checked {
  const parsed = configSchema.safeParse(written)
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.flatMap((issue) => explain(issue, written)) }
  const problems = [
    ...appProblems(parsed.data.app),
    ...Object.entries(parsed.data.environments).flatMap(([name, environment]) =>
      [
        ...zoneProblems(environment),
        ...placementProblems(environment),
        ...roleProblems(parsed.data.app, environment),
        ...balancerProblems(environment),
        ...databaseProblems(parsed.data.app, environment),
        ...runtimeProblems(parsed.data.app, environment),
        ...siteCdnProblems(parsed.data.app, environment),
      ].map(({ path, message }) => ({
        path: `environments.${name}.${path}`,
        message,
      })),
    ),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: parsed.data }
}

/** A secret that nobody keeps can neither be sent along nor encrypt anything. */
function appProblems({ acceptance, secrets, sealing }: AppConfig): Problem[] {
  const token = acceptance?.token
  const named = [
    ...(token === undefined ? [] : [{ path: 'app.acceptance.token', name: token }]),
    ...sealing.map((name, at) => ({ path: `app.sealing[${at}]`, name })),
  ]
  return named
    .filter(({ name }) => !secrets.includes(name))
    .map(({ path, name }) => ({
      path,
      message: { en: `"${name}" is not among app.secrets.`, zh: `app.secrets 中没有 “${name}”。` },
    }))
}

function zoneProblems({ region, zone, postgres }: EnvironmentConfig): Problem[] {
  return [
    { path: 'zone', at: zone },
    { path: 'postgres.standbyZone', at: postgres === false ? undefined : postgres.standbyZone },
  ].flatMap(({ path, at }) =>
    at === undefined || at.startsWith(`${region}-`)
      ? []
      : [
          {
            path,
            message: {
              en: `"${at}" is not in the region "${region}".`,
              zh: `“${at}” 不在地域 “${region}” 中。`,
            },
          },
        ],
  )
}

/** The load balancer sends requests to instances of its VPC, which hosts of one's own need not be. */
function balancerProblems({ compute, loadBalancer }: EnvironmentConfig): Problem[] {
  if (compute.ssh === undefined || loadBalancer === undefined) return []
  const message = {
    en: 'It shares requests among hosts of the cloud; with compute.ssh, leave it out.',
    zh: '负载均衡只面向云上主机；使用 compute.ssh 时请去掉此项。',
  }
  return [{ path: 'loadBalancer', message }]
}

function explain(issue: z.core.$ZodIssue, written: unknown): Problem[] {
  const path = pathOf(issue.path)
  if (issue.code === 'invalid_union') {
    return mistakesInMeant(issue.errors).flatMap((inner) =>
      explain({ ...inner, path: [...issue.path, ...inner.path] }, written),
    )
  }
  if (issue.code === 'unrecognized_keys') {
    const accepted = keysAt(issue.path, written)
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      message: withSuggestion(
        { en: `There is no setting of this name here.`, zh: `此处没有这个设置项。` },
        suggest(key, accepted),
      ),
    }))
  }
  const received = valueAt(written, issue.path)
  if (received === undefined)
    return [{ path, message: { en: 'This is required and missing.', zh: '必填项缺失。' } }]
  if (issue.code === 'invalid_value') {
    const accepted = issue.values.map(String)
    return [
      {
        path,
        message: withSuggestion(
          {
            en: `${quote(received)} is not accepted; one of ${accepted.join(', ')} is.`,
            zh: `${quote(received)} 不可用；可选：${accepted.join('、')}。`,
          },
          suggest(String(received), accepted),
        ),
      },
    ]
  }
  return [
    {
      path,
      message: {
        en: `${quote(received)} is not accepted: ${issue.message}.`,
        zh: `${quote(received)} 不可用：${issue.message}。`,
      },
    },
  ]
}

/** Alternatives exclude each other by members that may never be there; the first that excludes least is meant. */
function mistakesInMeant(alternatives: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] {
  const excluded = (issues: readonly z.core.$ZodIssue[]) =>
    issues.filter((issue) => issue.code === 'invalid_type' && issue.expected === 'never').length
  const [meant] = alternatives.toSorted((one, other) => excluded(one) - excluded(other))
  return meant ?? []
}

function withSuggestion(message: Text, suggestion: string | undefined): Text {
  if (suggestion === undefined) return message
  return {
    en: `${message.en} Did you mean "${suggestion}"?`,
    zh: `${message.zh}您是否想写 “${suggestion}”？`,
  }
}

function quote(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}

/** `environments.production.hosts[1].role` */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    root,
  )
}

/** The settings that the schema knows at a path, read from the schema itself. */
function keysAt(path: readonly PropertyKey[], written: unknown): string[] {
  let node: unknown = configSchema
  path.forEach((part, depth) => {
    const definition = meantBy(node, valueAt(written, path.slice(0, depth)))
    node = definition.shape?.[String(part)] ?? definition.valueType ?? definition.element
  })
  return Object.entries(meantBy(node, valueAt(written, path)).shape ?? {})
    .filter(([, member]) => !isForbidden(member))
    .map(([name]) => name)
}

/** Of several alternatives, the one that forbids nothing of what was written. */
function meantBy(node: unknown, written: unknown): Definition {
  const definition = definitionOf(node)
  const alternatives = definition.options?.map(definitionOf) ?? [definition]
  const fits = ({ shape = {} }: Definition) =>
    Object.entries(shape).every(
      ([name, member]) => !isForbidden(member) || valueAt(written, [name]) === undefined,
    )
  return alternatives.find(fits) ?? definition
}

function isForbidden(member: unknown): boolean {
  return definitionOf(member).type === 'never'
}

interface Definition {
  readonly type?: string
  /** Of a union. */
  readonly options?: readonly unknown[]
  readonly shape?: Readonly<Record<string, unknown>>
  readonly valueType?: unknown
  readonly element?: unknown
  readonly innerType?: unknown
}

/** A schema's definition behind its defaults and optionals. */
function definitionOf(node: unknown): Definition {
  const definition = (node as { readonly _zod?: { readonly def?: Definition } } | undefined)?._zod?.def ?? {}
  return definition.innerType === undefined ? definition : definitionOf(definition.innerType)
}

/** For tests and docs that show one problem as one line. */
export function problemLine(problem: Problem): Text {
  const at = verbatim(problem.path)
  return { en: `${at.en}: ${problem.message.en}`, zh: `${at.zh}：${problem.message.zh}` }
}
