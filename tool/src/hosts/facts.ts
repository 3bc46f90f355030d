import { TengyunError } from '../errors/tengyun-error.ts'
import { type Host, runOn } from './host.ts'
import { type HostPaths, hostPaths, type Slot, slots } from './paths.ts'
import { quote, type Script } from './script.ts'

/** What the tool asks a host about itself before it changes anything there. */
export interface HostFacts {
  /** What stands for `/`: empty, or an emulated host's folder. */
  readonly root: string
  /** Where everything of the project lies. */
  readonly paths: HostPaths
  /** The address its own servers bind to. */
  readonly address: string
  /** Whether scripts run as root. */
  readonly isRoot: boolean
  /** Kilobytes free where releases lie. */
  readonly freeKilobytes: number
  /** Where the programs are that the runtime asked for; empty where one is missing. */
  readonly programs: Readonly<Record<string, string>>
  /** What it asked besides. */
  readonly answers: Readonly<Record<string, string>>
  /** Digest of the watcher that is installed; empty where none is. */
  readonly watcher: string
  /** When that last looked, by the host's clock. */
  readonly watchedAt?: Date
  readonly active: Slot | undefined
  /** What each slot runs; absent where nothing does. */
  readonly running: Partial<Record<Slot, SlotContent>>
  /** Complete releases on the host, newest first. */
  readonly releases: readonly string[]
}

export interface SlotContent {
  readonly release: string
  readonly fingerprint: string
}

/** What a runtime wants to know. */
export interface Questions {
  readonly project: string
  /** Programs it cannot do without. */
  readonly programs: readonly string[]
  /** Programs it uses where they are. */
  readonly optionalPrograms?: readonly string[]
  /** Further questions: a name, and a shell command that prints the answer in one line. */
  readonly more?: Readonly<Record<string, string>>
  /** Lines of shell, run in the project's folder, that print `release=` and `fingerprint=` of what runs in `$slot`. */
  readonly slotLines: readonly string[]
}

/** Seconds to wait for a step that an earlier command left running on the host. */
const patience = 60

/** An emulated host says where its `/` and its address are; a real one has no need to. */
export function factsScript({
  project,
  programs,
  optionalPrograms = [],
  more = {},
  slotLines,
}: Questions): Script {
  const base = `"\${HOST_ROOT:-}"/opt/${quote(project)}`
  return {
    title: 'ask for facts',
    timeout: patience + 30,
    lines: [
      'PATH="$PATH:/usr/sbin:/sbin"',
      'echo "root=${HOST_ROOT:-}"',
      'echo "address=${HOST_ADDRESS:-}"',
      'echo "uid=$(id -u)"',
      `for program in ${[...programs, ...optionalPrograms].join(' ')}; do`,
      '  echo "program.$program=$(command -v "$program" || true)"',
      'done',
      ...Object.entries(more).map(([name, command]) => `echo "answer.${name}=$(${command} || true)"`),
      `mkdir -p ${base}`,
      `cd ${base}`,
      `exec 9>lock; flock -w ${patience} 9 || { echo "a step of an earlier command does not end"; exit 1; }`,
      `echo "free=$({ df -Pk releases 2>/dev/null || df -Pk .; } | awk 'NR==2 {print $4}')"`,
      'echo "active=$(cat active 2>/dev/null || true)"',
      'echo "watcher=$(cat watch/digest 2>/dev/null || true)"',
      'echo "watched=$(stat -c %Y watch/state.json 2>/dev/null || true)"',
      `for slot in ${slots.join(' ')}; do`,
      '{',
      ...slotLines,
      '} | sed "s/^/$slot./"',
      'done',
      'for complete in releases/*/.complete; do',
      '  [ -e "$complete" ] && echo "kept=$(basename "$(dirname "$complete")")"',
      'done',
      'true',
    ],
  }
}

/** @throws TengyunError `host/missing-program` naming all that are missing */
export async function readFacts(host: Host, questions: Questions): Promise<HostFacts> {
  const output = await runOn(host, factsScript(questions))
  const told = output.split('\n').flatMap((line): [string, string][] => {
    const at = line.indexOf('=')
    return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]]
  })
  const values = new Map(told)
  const text = (name: string) => values.get(name) ?? ''
  const missing = questions.programs.filter((program) => text(`program.${program}`) === '')
  if (missing.length > 0)
    throw new TengyunError('host/missing-program', { where: host.name, why: missing.join(', ') })
  const names = [...questions.programs, ...(questions.optionalPrograms ?? [])]
  return {
    root: text('root'),
    paths: hostPaths(text('root'), questions.project),
    address: text('address') || '127.0.0.1',
    isRoot: text('uid') === '0',
    freeKilobytes: Number(text('free')),
    programs: Object.fromEntries(names.map((program) => [program, text(`program.${program}`)])),
    answers: Object.fromEntries(
      Object.keys(questions.more ?? {}).map((name) => [name, text(`answer.${name}`)]),
    ),
    watcher: text('watcher'),
    ...(text('watched') === '' ? {} : { watchedAt: new Date(Number(text('watched')) * 1000) }),
    active: slots.find((slot) => slot === text('active')),
    running: Object.fromEntries(
      slots.flatMap((slot) =>
        values.has(`${slot}.release`)
          ? [[slot, { release: text(`${slot}.release`), fingerprint: text(`${slot}.fingerprint`) }]]
          : [],
      ),
    ),
    releases: told
      .flatMap(([name, value]) => (name === 'kept' ? [value] : []))
      .sort()
      .reverse(),
  }
}
