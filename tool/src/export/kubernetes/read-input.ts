import { loadBalancer } from '../../config/sections/load-balancer.ts'
import type { Key, Observed } from '../../plan/model.ts'
import { isRef } from '../../plan/references.ts'
import { readHistory } from '../../releases/history/read-history.ts'
import { webImageOf } from '../../releases/images/packer.ts'
import { runningFiles } from '../../releases/images/running-files.ts'
import { connectionsPerPod, maxConnections } from '../../releases/settings/connections.ts'
import { readReaders } from '../../releases/settings/readers.ts'
import { type Backing, certificatesOf, readBacking } from '../../releases/settings/settings.ts'
import { keys } from '../../resources/desired.ts'
import { parseSize } from '../../resources/sizes.ts'
import { desiredOf, type Session } from '../../session.ts'
import { readContainer } from './container.ts'
import { databaseDoors, modelAddress } from './doors.ts'
import { readNumbers, withNumbers } from './earlier.ts'
import { type Groups, groupsOf, podsOf, rolesOf } from './groups.ts'
import { imagesOf } from './images.ts'
import type { Entrance, KubernetesInput } from './input.ts'
import { splitSettings } from './settings.ts'
import { readWebFiles } from './web-files.ts'

/** What a host has that is not of the cloud: nobody says, so the smallest that is sold for work. */
const usualSize = '2c4g'

/** An environment, and what there is of it in the cloud. */
export interface Found {
  readonly session: Session
  readonly observed: readonly Observed[]
  /** @throws TengyunError where there is none yet */
  readonly idOf: (key: Key) => string
}

/**
 * What is to be written, by the config and by what the cloud says of addresses, authorities and releases.
 *
 * @param folder in which an earlier export may lie
 */
export async function kubernetesInput(found: Found, folder: string): Promise<KubernetesInput> {
  const { session, observed, idOf } = found
  const { project, name, environment, context } = session
  const { app } = project.config
  const { compute } = environment
  // First of all: these throw at once, where what is under way would be left to itself.
  const nodes = { vpc: idOf(keys.vpc), securityGroup: idOf(keys.appGroup), role: idOf(keys.hostRole) }
  const releases = idOf(keys.releases)
  const groups = withNumbers(groupsOf(environment, allowedIn(observed)), await readNumbers(folder))
  const [backing, entries, web, container, webFiles] = await Promise.all([
    readBackingOf(found, groups),
    readHistory(context, releases),
    webImageOf(runningFiles(project.folder, app.image).compose),
    readContainer(project.folder, app),
    readWebFiles(project.folder, app),
  ])
  return {
    project: project.config.project,
    environment: name,
    app,
    container,
    images: imagesOf(entries, compute.registry?.repository, web),
    ...splitSettings({ context, app, environment, backing }),
    registry: compute.registry !== undefined,
    databases: databaseDoors(backing, environment),
    model: modelAddress(app, environment),
    authorities: certificatesOf(backing),
    network: environment.network.cidr,
    nodes,
    entrance: entranceOf(found),
    ...groups,
    size: parseSize(compute.ssh === undefined ? compute.size : usualSize),
    webFiles,
  }
}

/** What the app is told of databases, as a release on a host is, with the connections that a pod may hold. */
export async function readBackingOf({ session, observed, idOf }: Found, groups: Groups): Promise<Backing> {
  const { environment, context } = session
  const allowed = allowedIn(observed)
  const hosts = rolesOf(environment).length
  const pods = podsOf(groups)
  const connections = allowed === undefined ? undefined : connectionsPerPod(allowed, hosts, pods)
  const [backing, readers] = await Promise.all([
    readBacking(session, idOf, connections),
    // Two pods are what a host is with its two slots.
    readReaders(context, observed, hosts + Math.ceil(pods / 2)),
  ])
  return { ...backing, readers }
}

function allowedIn(observed: readonly Observed[]): number | undefined {
  return maxConnections(observed.find(({ key }) => key === keys.postgres)?.fields.parameters)
}

function entranceOf({ session, observed }: Found): Entrance {
  const { environment } = session
  const idIn = (key: Key) => observed.find((one) => one.key === key)?.id
  return {
    domain: environment.domain?.name,
    certificate: certificateKeys(session).map(idIn)[0],
    securityGroup: idIn('security-group/entrance'),
    balancer: environment.loadBalancer ?? loadBalancer.parse({}),
  }
}

/** The one that the load balancer of the hosts proves itself with. */
function certificateKeys(session: Session): Key[] {
  return desiredOf(session).flatMap(({ kind, fields }) =>
    kind === 'clb-listener' && isRef(fields.certificate) ? [fields.certificate.ref] : [],
  )
}
