import { TengyunError } from '../errors/tengyun-error.ts'
import { type Host, runOn } from './host.ts'
import { hostPaths, type Slot, slots } from './paths.ts'
import { quote, type Script } from './script.ts'

/** What the tool asks a host about itself before it changes anything there. */
export interface HostFacts {
  /** What stands for `/`: empty, or an emulated host's folder. */
  readonly root: string
  /** The address its own servers bind to. */
  readonly address: string
  /** Whether scripts run as root. */
  readonly isRoot: boolean
  /** Kilobytes free where releases lie. */
  readonly freeKilobytes: number
  /** Where nginx is; empty if it is missing. */
  readonly nginx: string
  readonly node: string
  readonly active: Slot | undefined
  /** What each slot holds; absent where nothing runs. */
  readonly running: Partial<Record<Slot, { readonly release: string; readonly fingerprint: string }>>
}

/** An emulated host says where its `/` and its address are; a real one has no need to. */
export function factsScript(project: string): Script {
  const base = `"\${HOST_ROOT:-}"/opt/${quote(project)}`
  return {
    title: 'ask for facts',
    timeout: 30,
    lines: [
      'PATH="$PATH:/usr/sbin:/sbin"',
      'echo "root=${HOST_ROOT:-}"',
      'echo "address=${HOST_ADDRESS:-}"',
      'echo "uid=$(id -u)"',
      'echo "nginx=$(command -v nginx || true)"',
      'echo "node=$(command -v node || true)"',
      'echo "curl=$(command -v curl || true)"',
      `mkdir -p ${base}`,
      `cd ${base}`,
      `echo "free=$(df -Pk . | awk 'NR==2 {print $4}')"`,
      'echo "active=$(cat active 2>/dev/null || true)"',
      `for slot in ${slots.join(' ')}; do`,
      '  if [ -e slots/$slot/wanted ] && kill -0 "$(cat slots/$slot/pid 2>/dev/null)" 2>/dev/null; then',
      '    echo "$slot.release=$(basename "$(readlink slots/$slot/release)")"',
      '    echo "$slot.fingerprint=$(cat slots/$slot/fingerprint)"',
      '  fi',
      'done',
    ],
  }
}

/** @throws TengyunError `host/missing-program` naming all that are missing */
export async function readFacts(host: Host, project: string): Promise<HostFacts> {
  const output = await runOn(host, factsScript(project))
  const values = new Map(
    output.split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf('=')
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]]
    }),
  )
  const text = (name: string) => values.get(name) ?? ''
  const missing = ['nginx', 'node', 'curl'].filter((program) => text(program) === '')
  if (missing.length > 0)
    throw new TengyunError('host/missing-program', { where: host.name, why: missing.join(', ') })
  return {
    root: text('root'),
    address: text('address') || '127.0.0.1',
    isRoot: text('uid') === '0',
    freeKilobytes: Number(text('free')),
    nginx: text('nginx'),
    node: text('node'),
    active: slots.find((slot) => slot === text('active')),
    running: Object.fromEntries(
      slots.flatMap((slot) =>
        values.has(`${slot}.release`)
          ? [[slot, { release: text(`${slot}.release`), fingerprint: text(`${slot}.fingerprint`) }]]
          : [],
      ),
    ),
  }
}

export function pathsOf(facts: HostFacts, project: string) {
  return hostPaths(facts.root, project)
}
