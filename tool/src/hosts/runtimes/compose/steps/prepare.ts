import type { HostPaths, Slot } from '../../../paths.ts'
import { quote, type Script, writeFile } from '../../../script.ts'
import { writeCertificates } from '../../certificates.ts'
import type { Certificates } from '../../runtime.ts'
import { endShare } from '../../share.ts'
import { installFence } from '../fence.ts'
import type { ContainerNetwork } from '../network.ts'
import { appUser, type ComposePlaces, webUser } from '../places.ts'

export interface Preparation {
  readonly project: string
  readonly paths: HostPaths
  readonly places: ComposePlaces
  readonly network: ContainerNetwork
  readonly certificates: Certificates
  readonly active: Slot | undefined
}

/** Puts folders, certificates and the containers' network in place, and the fence where it belongs: a canary ends with that. */
export function prepareScript({
  project,
  paths,
  places,
  network,
  certificates,
  active,
}: Preparation): Script {
  const { data, web } = places
  const ours = [
    ...[places.blobs, paths.releases, paths.logs, paths.certificates, `${paths.base}/bin`],
    ...[paths.slot('blue').folder, paths.slot('green').folder, web.configs, web.tls],
    `${paths.root}/etc/logrotate.d`,
  ]
  const ofApp = [
    `${paths.logs}/app`,
    ...['autogen-config', 'plans', 'artifacts'].map((name) => `${data}/${name}`),
  ]
  const ofWeb = [`${data}/uploads`]
  const words = (folders: readonly string[]) => folders.map(quote).join(' ')
  return {
    title: 'prepare the host',
    timeout: 60,
    lines: [
      `mkdir -p ${words([...ours, ...ofApp, ...ofWeb])}`,
      `chown ${appUser} ${words(ofApp)}`,
      `touch ${quote(paths.nginx.accessLog)}`,
      `chown ${webUser} ${words([...ofWeb, paths.nginx.accessLog])}`,
      `docker network inspect ${quote(project)} >/dev/null 2>&1 || docker network create --subnet ${network.subnet} --gateway ${network.gateway} ${quote(project)} >/dev/null`,
      ...writeCertificates(paths, certificates),
      ...writeFile(paths.logRotation, logRotation(paths)),
      ...installFence(project, paths, places, network, active),
      endShare(web.folder),
    ],
  }
}

/** Copied and cut: nginx and the app keep writing to the file they have open. */
function logRotation(paths: HostPaths): string {
  return `"${paths.logs}"/*.log "${paths.logs}"/app/*.log {
  daily
  maxsize 100M
  rotate 7
  missingok
  notifempty
  compress
  copytruncate
}
`
}
