import { serves } from '../../../hosts/role.ts'
import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { reachPort } from '../../measure/port.ts'
import { isEmulated, loopbackHasNoFirewall } from '../reasons.ts'

/** SSH, the app past its web server, PostgreSQL, Redis, Docker. */
const closed = [22, 8000, 8001, 5432, 6379, 2375]

export const portsOutside: Check = {
  id: 'ports-outside',
  title: { en: 'From outside, only the web’s ports answer', zh: '从公网仅能访问 Web 端口' },
  story: ['1.2.1', '1.2.3', '1.2.4', '3.3.4', 'T3'],
  expected: {
    en: `the port for people is open, on workers none is; ${closed.join(', ')} are not`,
    zh: `Web 端口开放（worker 主机除外）；${closed.join('、')} 不可达`,
  },
  mend: {
    en: 'Run `npx tengyun apply` and `npx tengyun host prepare`.',
    zh: '运行 `npx tengyun apply` 与 `npx tengyun host prepare`。',
  },
  async run(input) {
    if (isEmulated(input)) return loopbackHasNoFirewall
    const { port } = input.session.environment.compute
    const tried = await Promise.all(
      input.hosts.flatMap((host) =>
        [port, ...closed.filter((one) => one !== port)].map(async (one) => ({
          name: `${host.name} ${host.publicAddress}:${one}`,
          right: one === port && serves(host),
          state: await reachPort(host.publicAddress, one),
        })),
      ),
    )
    const wrong = tried.filter(({ right, state }) => (state === 'open') !== right)
    const evidence = tried.map(({ name, state }) => `${name}: ${state}`)
    return judged(
      wrong.length === 0,
      wrong.length === 0
        ? evidence.join(', ')
        : wrong.map(({ name, state }) => `${name}: ${state}`).join(', '),
      evidence,
    )
  },
}
