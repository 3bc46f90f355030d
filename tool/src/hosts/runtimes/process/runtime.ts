import { TengyunError } from '../../../errors/tengyun-error.ts'
import { type ArchiveArtifact, archiveKey, type Release } from '../../../releases/release.ts'
import { lookAtLog } from '../../commands/access-log.ts'
import { alone } from '../../commands/alone.ts'
import { fetchScript } from '../../commands/fetch.ts'
import { dataDiskQuestion, dataFolder } from '../../data-folder.ts'
import { type HostFacts, readFacts } from '../../facts.ts'
import { runOn } from '../../host.ts'
import { otherSlot, type Slot, slots } from '../../paths.ts'
import { serves, startFor } from '../../role.ts'
import { refuseFullDisk, roomForArchive } from '../../room.ts'
import { quote, type Script } from '../../script.ts'
import type { ScriptResult } from '../../transport.ts'
import type { Place, Runtime, Settings, Workload } from '../runtime.ts'
import { hasFence, webServerUser } from './fence.ts'
import { type Address, nginxConfig } from './nginx-config.ts'
import { isRealRoot } from './rights.ts'
import { fillScript } from './steps/fill.ts'
import { migrateScript } from './steps/migrate.ts'
import { prepareScript } from './steps/prepare.ts'
import { notReady, probeScript } from './steps/probe.ts'
import { pruneScript } from './steps/prune.ts'
import { retireScript } from './steps/retire.ts'
import { shareScript } from './steps/share.ts'
import { portTaken, switchScript } from './steps/switch.ts'

/** Seconds a new release may take to become ready. */
const patience = 60

/** Node and nginx on the host itself: each slot is a process and a port. */
export function processRuntime({ project, app, compute, assets }: Workload): Runtime {
  const portOf = (slot: Slot) => (slot === 'blue' ? app.port : app.port + 1)
  const serverOf = (facts: HostFacts, slot: Slot): Address => ({ address: facts.address, port: portOf(slot) })
  const slotUrl = (facts: HostFacts, slot: Slot) => `http://${facts.address}:${portOf(slot)}`
  const keptBy = ({ paths, answers }: HostFacts) => {
    const data = dataFolder(project, paths, answers.dataDisk ?? '')
    return { teams: `${data}/autogen-config`, plans: `${data}/plans`, artifacts: `${data}/artifacts` }
  }
  const door = ({ facts }: Place) => `http://${facts.address}:${compute.port}`
  const run = ({ host, facts }: Place, script: Script) => runOn(host, alone(facts.paths, script))
  const attempt = ({ host, facts }: Place, script: Script): Promise<ScriptResult> =>
    host.transport.run(alone(facts.paths, script))

  async function ask(place: Place, url: string, isProven: boolean): Promise<void> {
    const { host, facts, slot } = place
    const { exitCode, output } = await attempt(
      place,
      probeScript({ paths: facts.paths, slot, url, seconds: patience, isProven }),
    )
    if (exitCode === 0) return
    throw new TengyunError(exitCode === notReady ? 'release/probe-failed' : 'release/host-command-failed', {
      where: `${host.name}, slot ${slot}`,
      why: output.trimEnd(),
    })
  }

  /** @param active the slot that serves: the only one the web server may know, where there is no fence */
  function webServer({ host, facts, slot }: Place, active: Slot) {
    const { paths } = facts
    const fenced = hasFence(facts)
    // An emulated host has no addresses but its own; what serves nobody is heard by the host alone.
    const everyAddress = serves(host) ? '0.0.0.0' : '127.0.0.1'
    const isEmulated = facts.root !== ''
    const config = nginxConfig({
      paths,
      upstreams: { blue: serverOf(facts, 'blue'), green: serverOf(facts, 'green') },
      open: fenced ? slots : [active],
      listen: { address: isEmulated ? facts.address : everyAddress, port: compute.port },
      site: app.site,
      assets,
      appPaths: [...new Set([app.health, app.ready])],
      user: userOf(facts),
      boundsAge: boundsAge(facts.answers.nginxVersion ?? ''),
    })
    const url = `${door({ host, facts, slot })}${app.health}`
    return { paths, nginx: facts.programs.nginx ?? '', config, fenced, url }
  }

  async function throughWebServer(place: Place, script: Script): Promise<void> {
    const { exitCode, output } = await attempt(place, script)
    if (exitCode === 0) return
    throw new TengyunError(exitCode === portTaken ? 'host/port-taken' : 'release/host-command-failed', {
      where: `${place.host.name}: ${script.title}`,
      why: output.trimEnd(),
    })
  }

  return {
    name: 'process',
    takes: 'archive',

    facts: (host) => {
      const questions = {
        project,
        programs: ['nginx', 'node', 'curl', 'flock', 'setpriv'],
        optionalPrograms: ['nft'],
        more: { nginxVersion: `nginx -v 2>&1 | sed 's|.*/||'`, dataDisk: dataDiskQuestion },
        slotLines: [
          'if [ -e slots/$slot/lock ] && ! flock -n slots/$slot/lock true; then',
          '  echo "release=$(basename "$(readlink slots/$slot/release)")"',
          '  echo "fingerprint=$(cat slots/$slot/fingerprint)"',
          'fi',
        ],
      }
      return readFacts(host, questions)
    },

    surroundings: ({ facts, slot }) => ({
      ...serverOf(facts, slot),
      postgresCa: facts.paths.postgresCa,
      redisCa: facts.paths.redisCa,
      ...keptBy(facts),
    }),

    slotUrl,

    async prepare(place, release, certificates) {
      const { paths, active, programs } = place.facts
      if (!place.facts.releases.includes(release.id))
        refuseFullDisk(place.host, place.facts.freeKilobytes, roomForArchive(archiveOf(release)))
      const fenced = hasFence(place.facts)
      if (fenced && !programs.nft)
        throw new TengyunError('host/missing-program', { where: place.host.name, why: 'nft' })
      const script = prepareScript({
        project,
        paths,
        nginx: programs.nginx ?? '',
        kept: Object.values(keptBy(place.facts)),
        start: startFor(app, place.host.role),
        isRealRoot: isRealRoot(place.facts),
        certificates,
        active,
        fence: fenced ? portOf : undefined,
      })
      await run(place, script)
    },

    async deliver(place, release, links) {
      const { paths, releases } = place.facts
      if (releases.includes(release.id)) return
      const script = fetchScript({
        title: 'fetch the release',
        url: links.to(archiveKey(release)),
        connectTo: links.connectTo,
        sha256: archiveOf(release).sha256,
        archive: `${paths.downloads}/${release.id}.tar.gz`,
        folder: paths.release(release.id),
      })
      await run(place, script)
    },

    async migrate(place, { release, settings }) {
      if (app.migrate === undefined) return
      const { paths } = place.facts
      const environment = environmentFile(settings)
      await run(
        place,
        migrateScript({
          paths,
          release: release.id,
          environment,
          migrate: app.migrate,
          isRealRoot: isRealRoot(place.facts),
        }),
      )
    },

    async fill(place, { release, settings, fingerprint }) {
      const { facts, slot } = place
      const script = fillScript({
        paths: facts.paths,
        slot,
        active: facts.active,
        fenced: hasFence(facts),
        release: release.id,
        fingerprint,
        environment: environmentFile(settings),
        drain: app.drain,
      })
      await run(place, script)
    },

    probe(place) {
      return ask(place, `${slotUrl(place.facts, place.slot)}${app.ready}`, false)
    },

    awaitServing: (place) => ask(place, `${door(place)}${app.ready}`, true),

    switchTo: (place, release) =>
      throughWebServer(place, switchScript({ ...webServer(place, place.slot), slot: place.slot, release })),

    share(place, percent) {
      const { facts, slot } = place
      const web = webServer(place, facts.active ?? otherSlot(slot))
      return throughWebServer(place, shareScript({ ...web, slot, percent }))
    },

    async retire(place) {
      const { facts, slot } = place
      const server = serverOf(facts, slot)
      await run(place, retireScript({ paths: facts.paths, slot, server, drain: app.drain }))
    },

    async prune(place, kept) {
      await run(place, pruneScript(place.facts.paths, kept))
    },

    look(place, position) {
      const { host, facts, slot } = place
      const log = facts.paths.nginx.accessLog
      return lookAtLog(host, { log, slot, position, door: door(place), path: app.ready })
    },

    logs: ({ host, facts, slot }, lines) =>
      runOn(host, {
        title: `the log of slot ${slot}`,
        timeout: 30,
        lines: [`tail -n ${lines} ${quote(facts.paths.slot(slot).log)}`],
      }),
  }
}

function archiveOf({ id, artifact }: Release): ArchiveArtifact {
  if (artifact.kind !== 'archive') throw new Error(`the runtime process does not run ${id}: ${artifact.kind}`)
  return artifact
}

/** As a file that a shell reads. */
function environmentFile(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join('')
}

function userOf({ root, isRoot }: HostFacts): string | undefined {
  if (!isRoot) return undefined
  // An emulated host is a folder that may lie below /root, where the usual unprivileged user cannot read.
  return root === '' ? webServerUser : 'root'
}

/** https://nginx.org/en/docs/http/ngx_http_upstream_module.html#keepalive_time */
function boundsAge(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return [major > 1, major === 1 && minor > 19, major === 1 && minor === 19 && patch >= 10].some(Boolean)
}
