import type { HostPaths } from '../hosts/paths.ts'

/** Where things of backups lie on a host; the one place that knows. */
export interface BackupPlaces {
  readonly folder: string
  /** Held by the backup that is being made. */
  readonly lock: string
  /** What the next backup is to hold; readable by the administrator alone. */
  readonly order: string
  /** Files of the operator's that go into each backup. */
  readonly enclosed: string
  /** Each version of the program in a folder named after its content. */
  readonly programs: string
  /** Makes a backup, unless one is being made. */
  readonly backUp: string
  /** Waits for the hours in which backups are made, where systemd does not. */
  readonly keep: string
  readonly hours: string
  /** The last hour that it looked at. */
  readonly lastHour: string
  /** Starts that one with the machine. */
  readonly boot: string
  readonly log: string
  /** What differs for the app in a drill, while it lasts. */
  readonly drillSettings: string
  /** Holds the id of the last backup that was made here. */
  readonly newest: string
  /** Node out of the app's image, for a host that has none. */
  readonly node: string
}

export function backupPlaces({ base, logs, bootPrograms }: HostPaths): BackupPlaces {
  const folder = `${base}/backups`
  return {
    folder,
    lock: `${folder}/lock`,
    order: `${folder}/order.json`,
    enclosed: `${folder}/enclosed`,
    programs: `${folder}/programs`,
    backUp: `${base}/bin/back-up`,
    keep: `${base}/bin/keep-backups`,
    hours: `${folder}/hours`,
    lastHour: `${folder}/last-hour`,
    boot: `${bootPrograms}/backups`,
    log: `${logs}/backup.log`,
    drillSettings: `${folder}/drill-settings`,
    newest: `${folder}/newest`,
    node: `${folder}/node`,
  }
}
