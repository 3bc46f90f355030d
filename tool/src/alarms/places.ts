import type { HostPaths } from '../hosts/paths.ts'

/** Where things of the watcher lie on a host; the one place that knows. */
export interface WatchPlaces {
  readonly folder: string
  /** Held by the look that goes on. */
  readonly lock: string
  /** What is watched and who is told; readable by the administrator alone. */
  readonly order: string
  /** What is known from look to look. */
  readonly state: string
  /** Of everything that was installed: equal ones need no installing. */
  readonly digest: string
  /** Each version of the program in a folder named after its content. */
  readonly programs: string
  /** Link to the Node it is run by. */
  readonly node: string
  /** Looks once. */
  readonly watch: string
  /** Looks every minute, where systemd does not. */
  readonly keep: string
  /** Starts that one with the machine. */
  readonly boot: string
  readonly log: string
}

export function watchPlaces({ base, logs, bootPrograms }: HostPaths): WatchPlaces {
  const folder = `${base}/watch`
  return {
    folder,
    lock: `${folder}/lock`,
    order: `${folder}/order.json`,
    state: `${folder}/state.json`,
    digest: `${folder}/digest`,
    programs: `${folder}/programs`,
    node: `${folder}/node`,
    watch: `${base}/bin/watch`,
    keep: `${base}/bin/keep-watch`,
    boot: `${bootPrograms}/watch`,
    log: `${logs}/watch.log`,
  }
}
