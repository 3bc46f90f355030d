import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { observe } from '../apply/observe.ts'
import { CloudCallError } from '../cloud/errors.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Observed } from '../plan/model.ts'
import { authorIn } from '../releases/history/author.ts'
import { keys } from '../resources/desired.ts'
import { openSession, type Session } from '../session.ts'
import type { GroupedCheck } from '../verify/check.ts'
import { chosen } from '../verify/choose.ts'
import { frontDoor } from '../verify/front-door.ts'
import { checks } from '../verify/index.ts'
import { isWell, type Report, reportId } from '../verify/report.ts'
import { cosReportStore } from '../verify/report-store.ts'
import { runChecks } from '../verify/run.ts'
import { junitOf } from '../views/acceptance/junit.ts'
import { pageOf } from '../views/acceptance/page.ts'
import { reportsDocument, showReports } from '../views/acceptance/reports.ts'
import { checksDocument, checksProgress, showChecks } from '../views/checks.ts'
import type { CommandInput, Run } from './command.ts'

/** `verify [environment]`, `verify list [environment]`; exit code 4 where something that was tried failed. */
export const verify: Run = (input) => (input.words[0] === 'list' ? list(input) : examine(input))

async function examine(input: CommandInput): Promise<number> {
  const { options, terminal, folder } = input
  // Before anything is asked: a name that is misspelt is not worth a wait.
  const wanted = chosen(checks, options.only)
  const session = await openSession(input)
  const observed = await observe(session.context)
  const report = await proveEnvironment(input, session, observed, wanted)
  if (options.html !== undefined)
    await writeFile(resolve(folder, options.html), pageOf(report, terminal.language))
  if (options.junit !== undefined)
    await writeFile(resolve(folder, options.junit), junitOf(report, terminal.language))
  if (report.complete) await keep(input, session, observed, report)
  terminal.document(checksDocument(report, terminal.language))
  return isWell(report) ? 0 : 4
}

async function list(input: CommandInput): Promise<number> {
  const session = await openSession({ ...input, environment: input.words[1] })
  const bucket = releasesBucket(await observe(session.context))
  const reports = bucket === undefined ? [] : await cosReportStore(session.context, bucket).newest(20)
  showReports(input.terminal, session.name, reports)
  input.terminal.document(reportsDocument(session.name, reports))
  return 0
}

/** Tries promises and tells how each went. */
export async function proveEnvironment(
  { terminal, signal }: CommandInput,
  session: Session,
  observed: readonly Observed[],
  wanted: readonly GroupedCheck[],
): Promise<Report> {
  const hosts = await findHosts(session, observed)
  const site = await frontDoor(session, observed, hosts)
  if (site === undefined) {
    throw new TengyunError('release/no-host', {
      where: session.name,
      command: `npx tengyun up ${session.name}`,
    })
  }
  const started = new Date()
  const progress = checksProgress(terminal, wanted.length)
  const results = await runChecks(wanted, { session, observed, hosts, site, signal }, progress)
  const { environment, project, name } = session
  const report: Report = {
    id: reportId(started.toISOString()),
    project: project.config.project,
    environment: name,
    cloud: environment.cloud,
    region: environment.region,
    site,
    author: authorIn(process.env).name,
    startedAt: started.toISOString(),
    seconds: (Date.now() - started.getTime()) / 1000,
    complete: wanted.length === checks.length,
    results,
  }
  showChecks(terminal, report)
  return report
}

/** Whoever may only look still gets a report: it is not kept then. */
async function keep(
  { terminal }: CommandInput,
  session: Session,
  observed: readonly Observed[],
  report: Report,
): Promise<void> {
  const bucket = releasesBucket(observed)
  if (bucket === undefined) return
  try {
    await cosReportStore(session.context, bucket).keep(report)
  } catch (error) {
    if (!(error instanceof CloudCallError)) throw error
    terminal.note({
      en: `The report was not kept beside the releases: ${error.message}`,
      zh: `报告未能保存到发布存储桶：${error.message}`,
    })
  }
}

function releasesBucket(observed: readonly Observed[]): string | undefined {
  return observed.find(({ key }) => key === keys.releases)?.id
}
