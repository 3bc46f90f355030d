import type { Text } from '../text.ts'
import type { Terminal } from '../views/terminal.ts'

/** What every command is given. */
export interface CommandInput {
  /** The environment that was named, if any. */
  readonly environment: string | undefined
  /** Words after the command that are not options, where it takes any. */
  readonly words: readonly string[]
  readonly options: Options
  /** The folder the command was typed in. */
  readonly folder: string
  readonly terminal: Terminal
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal
}

export interface Options {
  readonly json?: boolean
  readonly yes?: boolean
  readonly config?: string
  /** Runs the environment against the emulator on this machine, wherever its config says it lives. */
  readonly emulator?: boolean
  /** The environment whose data may be deleted. */
  readonly deleteData?: string
  /** False: data goes without a backup. */
  readonly backup?: boolean
  readonly out?: string
  /** A file for the plan as people read it in a change request. */
  readonly markdown?: string
  /** A whole number, as it was typed. */
  readonly parallelism?: string
  readonly repair?: boolean
  /** The share of requests that the new release gets, as it was typed: `10%`. */
  readonly canary?: string
  readonly promote?: boolean
  /** Hosts that are left out since they are lost, with commas between. */
  readonly without?: string
  /** Where a backup is restored: a database, or a folder. */
  readonly to?: string
  /** A file with the key of age that opens backups. */
  readonly identity?: string
  /** Only looks at what would be done. */
  readonly dryRun?: boolean
  /** Removes what only the second place has. */
  readonly delete?: boolean
  /** Compares by content where dates would decide. */
  readonly checksum?: boolean
  readonly versionId?: string
  /** Numbers of users, as they were typed: `10,100,1000`. */
  readonly users?: string
  /** A moment, as it was typed: `2026-11-23T08:00`. */
  readonly until?: string
  /** The same, or how long ago: `15m`. */
  readonly since?: string
  /** Tells what comes, until Ctrl-C. */
  readonly follow?: boolean
  /** Services whose logs are looked through, with commas between. */
  readonly service?: string
  /** A regular expression. */
  readonly grep?: string
  /** What a release's name begins with. */
  readonly release?: string
  /** What a request's id begins with. */
  readonly request?: string
  /** One host's name. */
  readonly host?: string
  /** A whole number, as it was typed. */
  readonly lines?: string
  /** What a notice says: its headline, what there is to add, and where there is more. */
  readonly title?: string
  readonly text?: string
  readonly link?: string
  /** How bad it is, or how bad what is looked for must at least be. */
  readonly level?: string
  /** Where a page is served, as it was typed; a free port by default. */
  readonly port?: string
  /** Shows the page in the browser. */
  readonly open?: boolean
  /** One reading instead of a live view. */
  readonly once?: boolean
  /** SQL to be carried out. */
  readonly command?: string
  /** Whether that may change anything. */
  readonly write?: boolean
  /** How many are looked at, as it was typed. */
  readonly limit?: string
  /** The environment that may be interrupted on purpose. */
  readonly interrupt?: string
  /** Restarts hosts that need it. */
  readonly reboot?: boolean
  /** Writes the secrets that manifests refer to, to a program that takes them. */
  readonly secrets?: boolean
  /** Answers of `init`. */
  readonly name?: string
  readonly kind?: string
  readonly region?: string
  readonly size?: string
  readonly domain?: string
  /** Groups or ids of checks, with commas between. */
  readonly only?: string
  /** Files for the report of acceptance: a page for people, and what pipelines read. */
  readonly html?: string
  readonly junit?: string
}

/** Carries a command out; the number is its exit code, 0 if none is given. Errors are thrown. */
export type Run = (input: CommandInput) => Promise<number | undefined>

/** A command as the program knows it before it is needed: its code is loaded when it is typed. */
export interface Command {
  readonly name: string
  /** `[environment]`, or other words it takes. */
  readonly takes: string
  /** Which of its words names the environment. Default: the first. */
  readonly environmentAt?: number
  /** Whether it may go on until Ctrl-C, which then is how it ends and no failure. */
  readonly untilInterrupted?: boolean
  readonly summary: Text
  readonly options: readonly Option[]
  readonly load: () => Promise<Run>
}

export interface Option {
  readonly flags: string
  readonly summary: Text
}
