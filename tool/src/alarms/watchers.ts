import { ifPossible } from '../cloud/if-possible.ts'
import { alone } from '../hosts/commands/alone.ts'
import { runOn } from '../hosts/host.ts'
import { foundMark } from '../hosts/program.ts'
import { hide, quote, writeHidden } from '../hosts/script.ts'
import type { Hop } from '../notices/hop.ts'
import type { Notice } from '../notices/notice.ts'
import { keepOnly } from '../releases/bucket.ts'
import { uploadFile } from '../releases/build/upload.ts'
import { releaseLinks } from '../releases/deploy/links.ts'
import { bucketName } from '../resources/cos-bucket.ts'
import { keys } from '../resources/desired.ts'
import { cloudName } from '../resources/ownership.ts'
import type { Session } from '../session.ts'
import { digestOf, installScript, removeScript } from './install.ts'
import { orderFor } from './order.ts'
import { watchPlaces } from './places.ts'
import { programsFolder, withProgram } from './program.ts'
import type { WatchedHost, WatchSite } from './site.ts'

/**
 * Puts watchers on those hosts that do not have exactly this one.
 *
 * @returns names of the hosts that got one
 * @throws TengyunError `host/missing-program` and those of hosts
 */
export async function installWatchers(site: WatchSite): Promise<string[]> {
  const { context } = site.session
  const bucket = bucketName(context, cloudName(context.owner, keys.releases))
  return withProgram(async ({ key, file, sha256 }) => {
    const orders = site.hosts.map((watched) => ({ ...watched, order: orderFor(site, watched) }))
    const outdated = orders.filter(({ facts, order }) => facts.watcher !== digestOf(order, sha256))
    if (outdated.length === 0) return []
    await uploadFile(context, bucket, { key, file })
    const links = releaseLinks(context, bucket)
    const program = { url: links.to(key), connectTo: links.connectTo, sha256 }
    await Promise.all(
      outdated.map(({ host, facts, order }) =>
        runOn(host, alone(facts.paths, installScript({ facts, order, program }))),
      ),
    )
    await ifPossible(() => keepOnly(context, bucket, programsFolder, key))
    return outdated.map(({ host }) => host.name)
  })
}

/** Takes them off all hosts. */
export async function removeWatchers(
  { project: { config } }: Session,
  hosts: readonly WatchedHost[],
): Promise<void> {
  const { project } = config
  await Promise.all(
    hosts.map(({ host, facts }) => runOn(host, alone(facts.paths, removeScript(project, facts)))),
  )
}

/** Has a host's watcher tell something, and gives what each receiver answered. */
export async function tellThrough({ host, facts }: WatchedHost, notice: Notice): Promise<readonly Hop[]> {
  const { watch, folder } = watchPlaces(facts.paths)
  const file = `${folder}/test.json`
  const output = await runOn(host, {
    title: 'tell a test alarm',
    timeout: 120,
    hidden: { notice: hide(JSON.stringify(notice)) },
    lines: [
      ...writeHidden(file, 'notice'),
      `trap ${quote(`rm -f ${quote(file)}`)} EXIT`,
      `${quote(watch)} test ${quote(file)}`,
    ],
  })
  const line = output.split('\n').findLast((one) => one.startsWith(foundMark)) ?? `${foundMark}[]`
  return JSON.parse(line.slice(foundMark.length))
}
