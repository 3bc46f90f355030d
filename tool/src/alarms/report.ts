import { runOn } from '../hosts/host.ts'
import { quote } from '../hosts/script.ts'
import type { Level } from '../notices/notice.ts'
import type { Cause, Causes } from './host/cause.ts'
import { nothingKnown, parseState, type WatchState } from './host/state.ts'
import { orderFor } from './order.ts'
import { watchPlaces } from './places.ts'
import { isBeyond, type Rule } from './rule.ts'
import type { WatchedHost, WatchSite } from './site.ts'

/** Minutes without a look after which a watcher counts as silent. */
const patience = 5

/** What a host's watcher knows. */
export interface HostReport {
  readonly host: string
  /** When it last looked; null where it never did. */
  readonly lookedAt: Date | null
  /** Whether that was just now. */
  readonly alive: boolean
  readonly lines: readonly ReportLine[]
}

/** One thing that is watched. */
export interface ReportLine {
  readonly rule: Rule
  /** Which of several: `/data`. */
  readonly of: string
  /** As seen last; null where nothing has been seen yet, or too little to judge by. */
  readonly value: number | null
  readonly detail: string
  /** Since when it is beyond a limit; people are told when that has lasted. */
  readonly badSince: Date | null
  /** Whether it is bad, and something else that is says why: nobody is told. */
  readonly isConsequence: boolean
  /** What people were told, and since when it is so. */
  readonly raised: { readonly level: Level; readonly since: Date } | null
}

export async function readReports(site: WatchSite, now: Date): Promise<HostReport[]> {
  return Promise.all(
    site.hosts.map(async (watched) => {
      const { lookedAt, causes } = await readStateOf(watched)
      return {
        host: watched.host.name,
        lookedAt: lookedAt === null ? null : new Date(lookedAt),
        alive: lookedAt !== null && Math.abs(now.getTime() - lookedAt) < patience * 60_000,
        lines: linesOf(site, watched, causes),
      }
    }),
  )
}

/** What all see is listed once, for the host that tells it. */
function linesOf(site: WatchSite, watched: WatchedHost, causes: Causes): ReportLine[] {
  const { rules, tellsShared } = orderFor(site, watched)
  return rules
    .filter(({ shared }) => tellsShared || !shared)
    .flatMap((rule): ReportLine[] => {
      const own = Object.values(causes).filter((cause) => cause.rule === rule.id)
      const unseen: Omit<Cause, 'rule' | 'wellSince'> = {
        of: '',
        values: [],
        detail: '',
        badSince: null,
        raised: null,
      }
      return (own.length === 0 ? [unseen] : own).map((cause) => lineOf(rule, cause))
    })
}

function lineOf(
  rule: Rule,
  { of, values, detail, badSince, raised }: Omit<Cause, 'rule' | 'wellSince'>,
): ReportLine {
  const value = values.at(-1) ?? null
  const [mildest] = rule.steps
  const isBad = value !== null && mildest !== undefined && isBeyond(rule, value, mildest.limit)
  return {
    rule,
    of,
    value,
    detail,
    badSince: badSince === null ? null : new Date(badSince),
    isConsequence: isBad && badSince === null,
    raised: raised && { level: raised.level, since: new Date(raised.since) },
  }
}

async function readStateOf({ host, facts }: WatchedHost): Promise<WatchState> {
  const { state } = watchPlaces(facts.paths)
  const title = 'ask what the watcher knows'
  const output = await runOn(host, {
    title,
    timeout: 30,
    printsMuch: true,
    lines: [`cat ${quote(state)} 2>/dev/null || true`],
  })
  return output.trim() === '' ? nothingKnown : parseState(output)
}
