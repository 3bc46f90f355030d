/** The two places on a host where a release can run. */
export type Slot = 'blue' | 'green'

export const slots: readonly Slot[] = ['blue', 'green']

export function otherSlot(slot: Slot): Slot {
  return slot === 'blue' ? 'green' : 'blue'
}

/** Where everything lies on a host; the one place that knows. */
export interface HostPaths {
  readonly base: string
  readonly downloads: string
  readonly releases: string
  readonly logs: string
  /** Holds the name of the slot that serves. */
  readonly active: string
  readonly runSlot: string
  readonly boot: string
  /** Run by the system at start-up. */
  readonly startUp: string
  readonly postgresCa: string
  readonly redisCa: string
  readonly nginx: {
    readonly folder: string
    readonly config: string
    readonly candidate: string
    readonly pid: string
  }
  release(id: string): string
  slot(slot: Slot): SlotPaths
}

export interface SlotPaths {
  readonly folder: string
  /** Link to the release that runs here. */
  readonly release: string
  /** The process's environment, readable by the administrator only. */
  readonly environment: string
  /** Exists as long as the slot is to be kept running. */
  readonly wanted: string
  readonly pid: string
  /** Fingerprint of release and settings. */
  readonly fingerprint: string
  readonly log: string
}

/** @param root what stands for `/` on the host: empty, or the folder of an emulated one */
export function hostPaths(root: string, project: string): HostPaths {
  const base = `${root}/opt/${project}`
  const logs = `${base}/logs`
  const nginx = `${base}/nginx`
  return {
    base,
    downloads: `${base}/downloads`,
    releases: `${base}/releases`,
    logs,
    active: `${base}/active`,
    runSlot: `${base}/bin/run-slot`,
    boot: `${base}/bin/boot`,
    startUp: `${root}/etc/rc.local`,
    postgresCa: `${base}/certificates/postgres.pem`,
    redisCa: `${base}/certificates/redis.pem`,
    nginx: {
      folder: nginx,
      config: `${nginx}/nginx.conf`,
      candidate: `${nginx}/nginx.candidate.conf`,
      pid: `${nginx}/nginx.pid`,
    },
    release: (id) => `${base}/releases/${id}`,
    slot: (slot) => {
      const folder = `${base}/slots/${slot}`
      return {
        folder,
        release: `${folder}/release`,
        environment: `${folder}/environment`,
        wanted: `${folder}/wanted`,
        pid: `${folder}/pid`,
        fingerprint: `${folder}/fingerprint`,
        log: `${logs}/${slot}.log`,
      }
    },
  }
}
