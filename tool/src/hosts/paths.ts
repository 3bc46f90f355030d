/** The two places on a host where a release can run. */
export type Slot = 'blue' | 'green'

export const slots: readonly Slot[] = ['blue', 'green']

export function otherSlot(slot: Slot): Slot {
  return slot === 'blue' ? 'green' : 'blue'
}

/** Where everything lies on a host; the one place that knows. */
export interface HostPaths {
  /** What stands for `/`. */
  readonly root: string
  readonly base: string
  readonly downloads: string
  readonly releases: string
  readonly logs: string
  /** Holds the name of the slot that serves. */
  readonly active: string
  /** Held by the step that runs; a second one waits. */
  readonly lock: string
  /** Links to the releases whose static sites are served: first this one, then the one before it. */
  readonly serving: string
  readonly previous: string
  /** Certificates of databases. */
  readonly certificates: string
  readonly runSlot: string
  readonly boot: string
  /** Whatever else is to be started with the machine: programs that return at once. */
  readonly bootPrograms: string
  /** Decides which slot the web server may open connections to. */
  readonly fence: string
  /** Run by the system at start-up. */
  readonly startUp: string
  /** Says how logs are kept short. */
  readonly logRotation: string
  readonly postgresCa: string
  readonly redisCa: string
  readonly nginx: {
    readonly folder: string
    readonly config: string
    readonly candidate: string
    readonly replaced: string
    /** One line a request, in `accessLogFormat`. */
    readonly accessLog: string
    readonly errorLog: string
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
  /** Held as long as something runs here: a number in a file may be another process's after a reboot. */
  readonly lock: string
  /** Exit codes of what ended by itself since the slot was filled. */
  readonly ended: string
  /** Fingerprint of release and settings. */
  readonly fingerprint: string
  /** Digest of what its container was made from. */
  readonly madeFrom: string
  readonly log: string
}

/** @param root what stands for `/` on the host: empty, or the folder of an emulated one */
export function hostPaths(root: string, project: string): HostPaths {
  const base = `${root}/opt/${project}`
  const logs = `${base}/logs`
  const nginx = `${base}/nginx`
  return {
    root,
    base,
    downloads: `${base}/downloads`,
    releases: `${base}/releases`,
    logs,
    active: `${base}/active`,
    lock: `${base}/lock`,
    serving: `${base}/serving`,
    previous: `${base}/previous`,
    certificates: `${base}/certificates`,
    runSlot: `${base}/bin/run-slot`,
    boot: `${base}/bin/boot`,
    bootPrograms: `${base}/boot.d`,
    fence: `${base}/bin/fence`,
    startUp: `${root}/etc/rc.local`,
    logRotation: `${root}/etc/logrotate.d/tengyun-${project}`,
    postgresCa: `${base}/certificates/postgres.pem`,
    redisCa: `${base}/certificates/redis.pem`,
    nginx: {
      folder: nginx,
      config: `${nginx}/nginx.conf`,
      candidate: `${nginx}/nginx.candidate.conf`,
      replaced: `${nginx}/nginx.replaced.conf`,
      accessLog: `${logs}/nginx-access.log`,
      errorLog: `${logs}/nginx-error.log`,
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
        lock: `${folder}/lock`,
        ended: `${folder}/ended`,
        fingerprint: `${folder}/fingerprint`,
        madeFrom: `${folder}/made-from`,
        log: `${logs}/${slot}.log`,
      }
    },
  }
}
