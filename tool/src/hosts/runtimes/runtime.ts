import type { AppConfig, EnvironmentConfig } from '../../config/schema.ts'
import type { ReleaseLinks } from '../../releases/deploy/links.ts'
import type { Sample } from '../../releases/guard/sample.ts'
import type { Artifact, Release } from '../../releases/release.ts'
import type { HostFacts } from '../facts.ts'
import type { Host } from '../host.ts'
import type { Slot } from '../paths.ts'

/** What a runtime is opened for: one app in one environment. */
export interface Workload {
  readonly project: string
  readonly app: AppConfig
  readonly compute: EnvironmentConfig['compute']
  /** Networks that a load balancer speaks to the hosts from, if there is one: what it says of clients is believed. */
  readonly balancers?: readonly string[]
  /** Where pages are told to get assets from: a name on a CDN. Default: from where they come themselves. */
  readonly assets?: string | undefined
}

/** A slot of a host, and the host as it was found. */
export interface Place {
  readonly host: Host
  readonly facts: HostFacts
  readonly slot: Slot
}

/** Environment variables. */
export type Settings = Readonly<Record<string, string>>

/** A release with all it starts with. */
export interface Filling {
  readonly release: Release
  readonly settings: Settings
  /** Of the release and its settings: equal fingerprints need no deploy. */
  readonly fingerprint: string
}

/** Authorities of the databases that there are, PEM. */
export interface Certificates {
  readonly postgres: string | undefined
  readonly redis: string | undefined
}

/** What a release must be told of the place it runs in. */
export interface Surroundings {
  /** Where it listens, as it sees it. */
  readonly address: string
  readonly port: number
  /** Files with the databases' authorities, as it sees them. */
  readonly postgresCa: string
  readonly redisCa: string
  /** Folders that outlive releases, as it sees them. */
  readonly teams: string
  readonly plans: string
  readonly artifacts: string
}

/** A part of the web server's log. */
export interface Look extends Sample {
  /** Where it ended. */
  readonly position: number
}

/**
 * A way to run releases on hosts. A host has two slots: `active` holds the release that serves, the other one
 * stands by. New connections are let into the active slot alone; the other is fenced.
 *
 * Every step is a script for the host that is safe to repeat and safe to kill at any instant: whoever comes next
 * reads the facts and goes on from there. Steps throw TengyunError `release/host-command-failed` unless they say
 * otherwise.
 */
export interface Runtime {
  readonly name: 'process' | 'compose'
  /** What it can run. */
  readonly takes: Artifact['kind']

  /**
   * What the host is and holds now. Waits for a step that an earlier command left running there.
   * @throws TengyunError `host/missing-program` naming all that are missing
   */
  facts(host: Host): Promise<HostFacts>

  surroundings(place: Place): Surroundings

  /** Where the host itself reaches a slot, past the web server and its fence: `http://127.0.0.1:8000`. */
  slotUrl(facts: HostFacts, slot: Slot): string

  /**
   * Puts folders, programs and certificates in place, and the fence where it belongs: a killed switch may have
   * left it elsewhere.
   * @throws TengyunError `host/disk-full` where the release does not fit
   */
  prepare(place: Place, release: Release, certificates: Certificates): Promise<void>

  /** Brings the release to the host; nothing where it is there already. */
  deliver(place: Place, release: Release, links: ReleaseLinks): Promise<void>

  /** Runs the release's migrations. Needs no slot. */
  migrate(place: Place, filling: Filling): Promise<void>

  /** Fences the slot, stops what it held, and starts the release there. */
  fill(place: Place, filling: Filling): Promise<void>

  /**
   * Asks the slot, past its fence, until it answered well several times in a row.
   * @throws TengyunError `release/probe-failed` with the last answer and the end of the log; at once when the
   * release has ended
   */
  probe(place: Place): Promise<void>

  /**
   * Makes the slot, which holds that release, the active one: opens its fence, fences the other. Remembered before the other is fenced, so
   * that one of them is open whenever it is cut off. A web server configuration that is not accepted never
   * replaces the running one.
   * @throws TengyunError `host/port-taken` where another program holds the port for people
   */
  switchTo(place: Place, release: string): Promise<void>

  /**
   * Sends a slot that is proven a share of the requests, beside the active one; ended by `prepare` and `switchTo`.
   * @throws TengyunError `release/canary-impossible` where the web server cannot
   */
  share(place: Place, percent: number): Promise<void>

  /** Asks through the web server until the active slot answers: after a boot, things take a while. */
  awaitServing(place: Place): Promise<void>

  /** Lets the slot finish what it serves, up to the drain limit, and stops it. Nothing where nothing runs. */
  retire(place: Place): Promise<void>

  /** Removes all releases but these, and those that a slot holds. */
  prune(place: Place, kept: readonly string[]): Promise<void>

  /**
   * What the slot was asked through the web server since the last look.
   * @param position where that look ended; undefined begins now
   */
  look(place: Place, position: number | undefined): Promise<Look>

  /** The end of the slot's log. */
  logs(place: Place, lines: number): Promise<string>
}
