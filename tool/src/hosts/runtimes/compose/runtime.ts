import { TengyunError } from '../../../errors/tengyun-error.ts'
import { archiveKey, type ImageArtifact, type Release } from '../../../releases/release.ts'
import { lookAtLog } from '../../commands/access-log.ts'
import { alone } from '../../commands/alone.ts'
import { fetchScript } from '../../commands/fetch.ts'
import { dataDiskQuestion } from '../../data-folder.ts'
import { type HostFacts, readFacts } from '../../facts.ts'
import { type Host, runOn } from '../../host.ts'
import type { Slot } from '../../paths.ts'
import { serves, startFor } from '../../role.ts'
import { refuseFullDisk, roomForArchive } from '../../room.ts'
import { quote, type Script } from '../../script.ts'
import type { ScriptResult } from '../../transport.ts'
import type { Place, Runtime, Settings, Workload } from '../runtime.ts'
import { drawsNoLots } from '../share.ts'
import { slotContainer } from './containers.ts'
import { deliverImages } from './deliver.ts'
import { containerNetwork } from './network.ts'
import { webParameters } from './parameters.ts'
import {
  artifactsInside,
  certificatesInside,
  composePlaces,
  plansInside,
  startFileFor,
  teamsInside,
} from './places.ts'
import { imagesQuestion, isHeld } from './steps/deliver.ts'
import { fillScript, type Limits } from './steps/fill.ts'
import { migrateScript } from './steps/migrate.ts'
import { prepareScript } from './steps/prepare.ts'
import { notReady, probeScript } from './steps/probe.ts'
import { pruneScript } from './steps/prune.ts'
import { retireScript, slotLines } from './steps/retire.ts'
import { shareScript } from './steps/share.ts'
import { portTaken, switchScript } from './steps/switch.ts'

/** Seconds a new release may take to become ready. */
const patience = 60

/** Docker Compose: each slot is a container that no port leads to, and one more is the web server. */
export function composeRuntime(workload: Workload): Runtime {
  const { project, app, compute } = workload
  const placesOf = ({ paths, answers }: HostFacts) => composePlaces(project, paths, answers.dataDisk ?? '')
  const networkOf = ({ answers }: HostFacts) =>
    containerNetwork(answers.subnet ?? '', answers.address ?? '', app.image.port)
  const slotUrl = (facts: HostFacts, slot: Slot) => `http://${networkOf(facts).slots[slot]}:${app.image.port}`
  const door = `http://127.0.0.1:${compute.port}`
  const attempt = ({ host, facts }: Place, script: Script): Promise<ScriptResult> =>
    host.transport.run(alone(facts.paths, script))
  const run = ({ host, facts }: Place, script: Script) => runOn(host, alone(facts.paths, script))

  async function ask(place: Place, url: string): Promise<void> {
    const { host, slot } = place
    const container = slotContainer(project, slot)
    const { exitCode, output } = await attempt(place, probeScript({ container, url, seconds: patience }))
    if (exitCode === 0) return
    throw new TengyunError(exitCode === notReady ? 'release/probe-failed' : 'release/host-command-failed', {
      where: `${host.name}, slot ${slot}`,
      why: output.trimEnd(),
    })
  }

  return {
    name: 'compose',
    takes: 'image',

    facts: async (host) => {
      const facts = await readFacts(host, {
        project,
        programs: ['docker', 'nft', 'nsenter', 'ip', 'ss', 'curl', 'flock'],
        more: {
          compose: `if docker compose version >/dev/null 2>&1; then echo docker compose; else command -v docker-compose; fi`,
          dockerRoot: waitForDocker,
          images: imagesQuestion,
          cpus: 'nproc',
          megabytes: `awk '/^MemTotal/ {print int($2 / 1024)}' /proc/meminfo`,
          dataDisk: dataDiskQuestion,
          subnet: `docker network inspect --format '{{(index .IPAM.Config 0).Subnet}}' ${quote(project)} 2>/dev/null`,
          address: `ip -4 route get 1.1.1.1 2>/dev/null | sed -n 's/.* src \\([0-9.]*\\).*/\\1/p'`,
        },
        slotLines: slotLines(project),
      })
      if (!facts.answers.compose)
        throw new TengyunError('host/missing-program', { where: host.name, why: 'docker compose' })
      if (!facts.answers.dockerRoot)
        throw new TengyunError('host/docker-silent', { where: host.name, why: 'docker info' })
      return facts
    },

    surroundings: () => ({
      address: '0.0.0.0',
      port: app.image.port,
      postgresCa: `${certificatesInside}/postgres.pem`,
      redisCa: `${certificatesInside}/redis.pem`,
      teams: teamsInside,
      plans: plansInside,
      artifacts: artifactsInside,
    }),

    slotUrl,

    async prepare(place, release, certificates) {
      const { host, facts } = place
      const { paths, active } = facts
      if (!facts.releases.includes(release.id))
        refuseFullDisk(host, facts.freeKilobytes, roomForArchive(imageOf(release).files))
      const network = networkOf(facts)
      await run(
        place,
        prepareScript({ project, paths, places: placesOf(facts), network, certificates, active }),
      )
    },

    async deliver(place, release, links) {
      const { host, facts } = place
      const { paths } = facts
      const { app: image, web, files } = imageOf(release)
      const { images = '' } = facts.answers
      // As on every way back: without a word to the host, which takes a second each over TAT.
      if (facts.releases.includes(release.id) && [image, web].every((one) => isHeld(images, one))) return
      await deliverImages({
        host,
        places: placesOf(facts),
        images: [image, web],
        links,
        dockerRoot: facts.answers.dockerRoot ?? '',
        alone: (script) => alone(paths, script),
      })
      const fetch = fetchScript({
        title: 'fetch the release',
        url: links.to(archiveKey(release)),
        connectTo: links.connectTo,
        sha256: files.sha256,
        archive: `${paths.downloads}/${release.id}.tar.gz`,
        folder: paths.release(release.id),
      })
      await run(place, fetch)
    },

    async migrate(place, { release, settings }) {
      if (app.migrate === undefined) return
      await run(
        place,
        migrateScript({
          project,
          paths: place.facts.paths,
          release: release.id,
          image: imageOf(release).app.name,
          environment: environmentFile(settings),
          migrate: app.migrate,
        }),
      )
    },

    async fill(place, { release, settings, fingerprint }) {
      const { host, facts, slot } = place
      await run(
        place,
        fillScript({
          project,
          paths: facts.paths,
          places: placesOf(facts),
          network: networkOf(facts),
          compose: facts.answers.compose ?? '',
          slot,
          active: facts.active,
          release: release.id,
          image: imageOf(release).app.name,
          fingerprint,
          start: startFor(app, host.role),
          startFile: startFileFor(app, host.role),
          limits: slotLimits(facts),
          environment: environmentFile(settings),
          drain: app.drain,
        }),
      )
    },

    probe(place) {
      return ask(place, `${slotUrl(place.facts, place.slot)}${app.ready}`)
    },

    awaitServing: (place) => ask(place, `${door}${app.ready}`),

    async switchTo(place, release) {
      const { host, facts, slot } = place
      const network = networkOf(facts)
      const script = switchScript({
        project,
        paths: facts.paths,
        places: placesOf(facts),
        network,
        compose: facts.answers.compose ?? '',
        slot,
        release,
        ports: portsOf(host, compute.port),
        cpus: facts.answers.cpus ?? '1',
        parameters: webParameters(network, workload.balancers ?? [], workload.assets),
        url: `${door}${app.health}`,
      })
      const { exitCode, output } = await attempt(place, script)
      if (exitCode === 0) return
      throw new TengyunError(exitCode === portTaken ? 'host/port-taken' : 'release/host-command-failed', {
        where: `${host.name}: ${script.title}`,
        why: output.trimEnd(),
      })
    },

    async share(place, percent) {
      const { host, facts, slot } = place
      const script = shareScript({ paths: facts.paths, places: placesOf(facts), slot, percent })
      const { exitCode, output } = await attempt(place, script)
      if (exitCode === 0) return
      throw new TengyunError(
        exitCode === drawsNoLots ? 'release/canary-impossible' : 'release/host-command-failed',
        { where: `${host.name}: ${script.title}`, why: output.trimEnd() },
      )
    },

    async retire(place) {
      const { facts, slot } = place
      await run(place, retireScript({ project, network: networkOf(facts), slot, drain: app.drain }))
    },

    async prune(place, kept) {
      const { facts } = place
      await run(place, pruneScript(project, facts.paths, placesOf(facts), kept))
    },

    look: ({ host, facts, slot }, position) =>
      lookAtLog(host, { log: facts.paths.nginx.accessLog, slot, position, door, path: app.ready }),

    logs: ({ host, slot }, lines) =>
      runOn(host, {
        title: `the log of slot ${slot}`,
        timeout: 30,
        lines: [`docker logs --tail ${lines} ${quote(slotContainer(project, slot))} 2>&1`],
      }),
  }
}

/** Docker may be starting, after a boot or an update of its own. */
const waitForDocker = `for attempt in $(seq 1 60); do docker info --format '{{.DockerRootDir}}' 2>/dev/null && break; sleep 0.5; done`

function imageOf({ id, artifact }: Release): ImageArtifact {
  if (artifact.kind !== 'image') throw new Error(`${id} is no image`)
  return artifact
}

/** What serves nobody is heard by its own host alone. */
function portsOf(host: Host, port: number): Readonly<Record<string, string>> {
  return serves(host)
    ? { HTTP_PORT: String(port) }
    : { HTTP_PORT: `127.0.0.1:${port}`, HTTPS_PORT: '127.0.0.1:443' }
}

/** Two slots run side by side at a switch, and the host needs some itself. Docker refuses more CPUs than there are. */
function slotLimits({ answers }: HostFacts): Limits {
  return { cpus: answers.cpus ?? '1', megabytes: Math.floor(Number(answers.megabytes) * 0.4) }
}

/** As a file that a shell reads. */
function environmentFile(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join('')
}
