import { parse } from 'yaml'
import type { ProjectFiles } from '../project-files.ts'

/** What a compose file says of an app and of what it stands beside. */
export interface ComposeFile {
  /** `compose.yaml` */
  readonly name: string
  readonly app: AppService
  readonly others: readonly OtherService[]
}

/** The service that is built here. */
export interface AppService {
  readonly name: string
  readonly dockerfile: string
  readonly context: string
  /** Inside the container. */
  readonly port: number | undefined
  readonly command: string | undefined
  /** Names of the variables that it is given. */
  readonly variables: readonly string[]
}

export interface OtherService {
  readonly name: string
  /** `postgres:16`; undefined where it is built too. */
  readonly image: string | undefined
  /** Whether it runs the app's own image, as a worker does. */
  readonly isOfTheApp: boolean
}

const names = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']

/** Undefined where there is none that builds anything. */
export function findComposeFile(files: ProjectFiles): ComposeFile | undefined {
  for (const name of names) {
    const text = files.read(name)
    const found = text === undefined ? undefined : readComposeFile(name, text)
    if (found !== undefined) return found
  }
  return undefined
}

interface Written {
  readonly image?: string
  readonly build?: string | { readonly context?: string; readonly dockerfile?: string }
  readonly ports?: readonly (string | number | { readonly target?: number })[]
  readonly expose?: readonly (string | number)[]
  readonly environment?: readonly string[] | Readonly<Record<string, unknown>>
  readonly command?: string | readonly string[]
}

function readComposeFile(name: string, text: string): ComposeFile | undefined {
  const services = Object.entries(servicesIn(text))
  const built = services.filter(([, { build }]) => build !== undefined)
  const [app] = built.toSorted((one, other) => likelihood(other) - likelihood(one))
  if (app === undefined) return undefined
  const others = services
    .filter(([service]) => service !== app[0])
    .map(([service, { image, build }]) => ({
      name: service,
      image,
      isOfTheApp: isSame(build, app[1].build) || (image !== undefined && image === app[1].image),
    }))
  return { name, app: appService(...app), others }
}

function servicesIn(text: string): Readonly<Record<string, Written>> {
  try {
    return parse(text, { merge: true })?.services ?? {}
  } catch {
    return {}
  }
}

/** Of several that are built, the one that people reach. */
function likelihood([name, { ports }]: readonly [string, Written]): number {
  return (ports === undefined ? 0 : 2) + (/^(app|web|api|server|backend)$/.test(name) ? 1 : 0)
}

function isSame(one: Written['build'], other: Written['build']): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other)
}

function appService(name: string, { build, ports, expose, environment, command }: Written): AppService {
  const { context = '.', dockerfile = 'Dockerfile' } =
    typeof build === 'string' ? { context: build } : (build ?? {})
  const folder = context.replace(/^\.\/(?=.)|\/$/g, '')
  return {
    name,
    dockerfile: folder === '.' ? dockerfile : `${folder}/${dockerfile}`,
    context: folder,
    port: portIn(ports?.[0] ?? expose?.[0]),
    command: typeof command === 'string' || command === undefined ? command : command.map(word).join(' '),
    variables: Array.isArray(environment)
      ? environment.map((line) => line.replace(/=.*$/s, ''))
      : Object.keys(environment ?? {}),
  }
}

/** 3000 of `127.0.0.1:8080:3000/tcp`. */
function portIn(port: string | number | { readonly target?: number } | undefined): number | undefined {
  if (typeof port === 'object') return port.target
  const inside = /(\d+)(\/\w+)?$/.exec(String(port ?? ''))?.[1]
  return inside === undefined ? undefined : Number(inside)
}

function word(text: string): string {
  return /^[\w./@:=+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
