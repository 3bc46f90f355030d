import { type Answer, ask } from './answer.ts'
import { type Certificate, lookAtCertificate } from './certificate.ts'
import { type Disk, lookAtDisks } from './disks.ts'
import { type Load, lookAtLoad } from './load.ts'
import { lookAtMemory, type Memory } from './memory.ts'
import { type Around, type Site, type SurveyOrder, siteOf } from './order.ts'
import { lookAtPostgres, type PostgresState } from './postgres.ts'
import { lookAtRedis, type RedisState } from './redis.ts'
import { lookAtRequests, type Requests } from './requests.ts'
import { lookAtSlots, type SlotState } from './slots.ts'
import { type Told, tell } from './told.ts'
import { lookAtWebServer, type WebServer } from './web-server.ts'

/** All that a host knows of itself, and of what it can reach. */
export interface Survey {
  readonly disks: Told<readonly Disk[]>
  readonly memory: Told<Memory>
  readonly load: Told<Load>
  readonly slots: Told<readonly SlotState[]>
  readonly webServer: Told<WebServer>
  readonly health: Told<Answer>
  readonly ready: Told<Answer>
  readonly requests: Told<Requests>
  readonly around?: AroundSurvey
}

export interface AroundSurvey {
  readonly postgres?: Told<PostgresState>
  readonly readers?: Told<PostgresState>
  readonly redis?: Told<RedisState>
  readonly certificates: readonly { readonly name: string; readonly certificate: Told<Certificate> }[]
  readonly model?: Told<Pick<Answer, 'status' | 'milliseconds'>>
}

/** Looks at everything at once; what does not answer costs its own patience, and no other's. */
export async function survey(order: SurveyOrder, env: NodeJS.ProcessEnv, now: Date): Promise<Survey> {
  const site = siteOf(order, env)
  const { paths, door } = site
  // Answers are timed alone: all that follows starts programs, which would count as the app's slowness.
  const health = await tell(() => ask(`${door}${order.health}`))
  const ready = await tell(() => ask(`${door}${order.ready}`))
  const [disks, memory, load, slots, webServer, requests, around] = await Promise.all([
    tell(() => lookAtDisks([paths.base, '/', '/data'], paths.root)),
    tell(() => lookAtMemory()),
    tell(lookAtLoad),
    tell(() => lookAtSlots(site)),
    tell(() => lookAtWebServer(site)),
    tell(() => lookAtRequests(paths.nginx.accessLog, order.minutes, now)),
    order.around && surveyAround(order.around, site),
  ])
  const own = { disks, memory, load, slots, webServer, health, ready, requests }
  return around === undefined ? own : { ...own, around }
}

async function surveyAround(order: Around, { paths }: Site): Promise<AroundSurvey> {
  const { postgres, readers, redis, certificates, model } = order
  const database = (login: NonNullable<Around['postgres']>) =>
    tell(() => lookAtPostgres({ ...login, authority: paths.postgresCa }, login.database))
  const [primary, replica, cache, answer, shown] = await Promise.all([
    postgres && database(postgres),
    readers && database(readers),
    redis && tell(() => lookAtRedis({ ...redis, authority: paths.redisCa })),
    model === undefined ? undefined : tell(() => ask(model)),
    Promise.all(
      certificates.map(async (one) => ({
        name: one.name,
        certificate: await tell(() => lookAtCertificate(one)),
      })),
    ),
  ])
  return {
    certificates: shown,
    ...(primary && { postgres: primary }),
    ...(replica && { readers: replica }),
    ...(cache && { redis: cache }),
    ...(answer && { model: answer }),
  }
}
