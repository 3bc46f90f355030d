import type { HostPaths, Slot } from '../../../paths.ts'
import { quote, type Script, writeFile } from '../../../script.ts'
import { writeCertificates } from '../../certificates.ts'
import type { Certificates } from '../../runtime.ts'
import { endShare } from '../../share.ts'
import { bootProgram, startUpProgram } from '../boot.ts'
import { fenceProgram, leaveOpen } from '../fence.ts'
import { mimeTypes } from '../nginx-config.ts'
import { appUser } from '../rights.ts'
import { supervisorProgram } from '../supervisor.ts'

export interface Preparation {
  readonly project: string
  readonly paths: HostPaths
  readonly nginx: string
  /** Folders that the app writes to, and that outlive its releases. */
  readonly kept: readonly string[]
  /** The command that starts the app. */
  readonly start: string
  /** Whether scripts run as the root of a machine of its own, whose rights a release does not get. */
  readonly isRealRoot: boolean
  readonly certificates: Certificates
  readonly active: Slot | undefined
  /** The slots' ports, where the host has a fence. */
  readonly fence: ((slot: Slot) => number) | undefined
}

/** Puts the programs, certificates and folders in place, and the fence where it belongs: a canary ends with that. */
export function prepareScript(input: Preparation): Script {
  const { paths, nginx, fence, certificates, kept } = input
  const folders = [
    paths.downloads,
    paths.releases,
    paths.logs,
    paths.certificates,
    `${paths.base}/bin`,
    `${paths.nginx.folder}/temporary`,
    paths.slot('blue').folder,
    paths.slot('green').folder,
    `${paths.root}/etc/logrotate.d`,
  ]
  return {
    title: 'prepare the host',
    timeout: 60,
    lines: [
      `mkdir -p ${[...folders, ...kept].map(quote).join(' ')}`,
      ...writeFile(paths.runSlot, supervisorProgram(input.start, input.isRealRoot), '0755'),
      ...(input.isRealRoot ? [`chown ${appUser}:${appUser} ${kept.map(quote).join(' ')}`] : []),
      ...(fence === undefined
        ? []
        : [
            ...writeFile(paths.fence, fenceProgram(input.project, fence), '0755'),
            leaveOpen(paths, input.active),
          ]),
      endShare(paths.nginx.folder),
      ...writeFile(paths.boot, bootProgram(paths, nginx, fence !== undefined), '0755'),
      ...writeFile(paths.startUp, startUpProgram(paths), '0755'),
      ...writeCertificates(paths, certificates),
      ...writeFile(`${paths.nginx.folder}/mime.types.conf`, mimeTypes),
      ...writeFile(paths.logRotation, logRotation(paths)),
    ],
  }
}

/** Copied and cut: the release and nginx keep writing to the file they have open. */
function logRotation(paths: HostPaths): string {
  return `"${paths.logs}"/*.log {
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
