/** What `docker inspect` says of a container, as far as the checks ask. */
export interface Container {
  readonly Name: string
  readonly Config: {
    readonly User: string
    readonly Healthcheck: { readonly Test: readonly string[] } | null
  }
  readonly HostConfig: {
    readonly Binds: readonly string[] | null
    readonly CapAdd: readonly string[] | null
    readonly CapDrop: readonly string[] | null
    readonly CgroupParent: string
    readonly Devices: readonly unknown[] | null
    readonly IpcMode: string
    readonly Memory: number
    readonly NanoCpus: number
    readonly NetworkMode: string
    readonly PidMode: string
    readonly PidsLimit: number | null
    readonly PortBindings: Readonly<
      Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[]>
    > | null
    readonly Privileged: boolean
    readonly ReadonlyRootfs: boolean
    readonly RestartPolicy: { readonly Name: string; readonly MaximumRetryCount: number }
    readonly SecurityOpt: readonly string[] | null
    readonly UTSMode: string
    readonly UsernsMode: string
  }
  readonly Mounts: readonly { readonly Source: string; readonly Propagation: string }[]
}

/**
 * Section 5 of the CIS Docker Benchmark 1.6, and 4.1 of its fourth, as docker-bench-security looks at them: those that a
 * container by itself can fail. SELinux (5.2) is not Debian's, AppArmor's profile (5.1) is the daemon's default.
 */
const containerChecks: readonly {
  readonly id: string
  readonly title: string
  readonly holds: (container: Container) => boolean
}[] = [
  { id: '4.1', title: 'a user of its own', holds: ({ Config }) => !/^(|0|root)(:|$)/.test(Config.User) },
  {
    id: '5.3',
    title: 'no capability',
    holds: ({ HostConfig }) => isEmpty(HostConfig.CapAdd) && HostConfig.CapDrop?.includes('ALL') === true,
  },
  { id: '5.4', title: 'not privileged', holds: ({ HostConfig }) => !HostConfig.Privileged },
  {
    id: '5.5',
    title: 'no folder of the system',
    holds: ({ Mounts }) =>
      !Mounts.some(({ Source }) => /^\/((boot|dev|etc|lib|proc|sys|usr)(\/.*)?)?$/.test(Source)),
  },
  {
    id: '5.7',
    title: 'no privileged port',
    holds: (container) => ports(container).every(({ HostPort }) => Number(HostPort) >= 1024),
  },
  { id: '5.9', title: 'a network of its own', holds: ({ HostConfig }) => HostConfig.NetworkMode !== 'host' },
  { id: '5.10', title: 'a limit of memory', holds: ({ HostConfig }) => HostConfig.Memory > 0 },
  { id: '5.11', title: 'a limit of CPU', holds: ({ HostConfig }) => HostConfig.NanoCpus > 0 },
  { id: '5.12', title: 'a read-only file system', holds: ({ HostConfig }) => HostConfig.ReadonlyRootfs },
  {
    id: '5.13',
    title: 'ports at one address',
    holds: (container) => ports(container).every(({ HostIp }) => !/^(|0\.0\.0\.0|::)$/.test(HostIp)),
  },
  {
    id: '5.14',
    title: 'at most five restarts',
    holds: ({ HostConfig: { RestartPolicy } }) =>
      RestartPolicy.Name === 'no' ||
      (RestartPolicy.Name === 'on-failure' && RestartPolicy.MaximumRetryCount <= 5),
  },
  { id: '5.15', title: 'processes of its own', holds: ({ HostConfig }) => HostConfig.PidMode !== 'host' },
  { id: '5.16', title: 'shared memory of its own', holds: ({ HostConfig }) => HostConfig.IpcMode !== 'host' },
  { id: '5.17', title: 'no device', holds: ({ HostConfig }) => isEmpty(HostConfig.Devices) },
  {
    id: '5.19',
    title: 'no shared mount',
    holds: ({ Mounts }) => !Mounts.some(({ Propagation }) => Propagation === 'shared'),
  },
  { id: '5.20', title: 'a host name of its own', holds: ({ HostConfig }) => HostConfig.UTSMode !== 'host' },
  {
    id: '5.21',
    title: 'seccomp',
    holds: ({ HostConfig }) => !HostConfig.SecurityOpt?.includes('seccomp=unconfined'),
  },
  { id: '5.24', title: 'the usual control group', holds: ({ HostConfig }) => HostConfig.CgroupParent === '' },
  {
    id: '5.25',
    title: 'no new privileges',
    holds: ({ HostConfig }) =>
      HostConfig.SecurityOpt?.some((one) => /^no-new-privileges(:true)?$/.test(one)) === true,
  },
  { id: '5.26', title: 'a health check', holds: ({ Config }) => Config.Healthcheck !== null },
  { id: '5.28', title: 'a limit of processes', holds: ({ HostConfig }) => (HostConfig.PidsLimit ?? 0) > 0 },
  {
    id: '5.29',
    title: 'not on docker0',
    holds: ({ HostConfig }) => !/^(default|bridge)$/.test(HostConfig.NetworkMode),
  },
  {
    id: '5.30',
    title: 'users as the daemon maps them',
    holds: ({ HostConfig }) => HostConfig.UsernsMode !== 'host',
  },
  {
    id: '5.31',
    title: 'no socket of Docker',
    holds: ({ Mounts }) => !Mounts.some(({ Source }) => Source.endsWith('docker.sock')),
  },
]

/** What is not as the benchmark has it, by service, and why. */
export const exceptions: Readonly<Record<'api' | 'nginx', Readonly<Record<string, string>>>> = {
  api: {
    '5.14 at most five restarts': 'What serves comes back after a reboot, and after any number of crashes.',
  },
  nginx: {
    '5.7 no privileged port': 'People expect the web at 80 and 443.',
    '5.13 ports at one address': 'It is where people come in: at every address of the host.',
    '5.14 at most five restarts': 'It comes back after a reboot, and after any number of crashes.',
  },
}

/** What does not hold of a container: `5.12 a read-only file system`. */
export function failedChecks(container: Container): string[] {
  return containerChecks.filter(({ holds }) => !holds(container)).map(({ id, title }) => `${id} ${title}`)
}

function ports({ HostConfig }: Container) {
  return Object.values(HostConfig.PortBindings ?? {}).flat()
}

function isEmpty(list: readonly unknown[] | null): boolean {
  return list === null || list.length === 0
}
