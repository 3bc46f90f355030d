import type { Item } from '../item.ts'
import type { PreparationSettings } from '../settings.ts'

/** From the distribution, so that its security updates come by themselves; a Docker that is there already is kept. */
export function docker(settings: PreparationSettings): Item {
  return {
    id: 'docker',
    title: { en: 'Docker and Compose', zh: 'Docker 与 Compose' },
    packages: [
      { names: ['docker.io'], present: 'command -v dockerd' },
      {
        names: ['docker-compose-v2', 'docker-compose'],
        present: 'docker compose version || docker-compose version',
      },
    ],
    files: [
      { path: '/etc/docker/daemon.json', content: `${JSON.stringify(daemon(settings), undefined, 2)}\n` },
    ],
    check: ['systemctl is-enabled -q docker', 'systemctl is-active -q docker'],
    apply: [
      'if dockerd --help | grep -q -- --validate; then dockerd --validate --config-file /etc/docker/daemon.json; fi',
      'systemctl enable -q docker',
      // Reading the file again turns live-restore on, so that containers outlive the restart that the rest needs.
      'systemctl reload docker || true',
      'systemctl restart docker',
    ],
  }
}

export function daemon({ isInstance }: PreparationSettings) {
  return {
    // It is reachable from instances only. https://cloud.tencent.com/document/product/1207/45596
    ...(isInstance ? { 'registry-mirrors': ['https://mirror.ccs.tencentyun.com'] } : {}),
    'log-driver': 'json-file',
    'log-opts': { 'max-size': '20m', 'max-file': '5' },
    icc: false,
    'live-restore': true,
    'userland-proxy': false,
    'no-new-privileges': true,
    'default-ulimits': { nofile: { Name: 'nofile', Soft: 65_536, Hard: 65_536 } },
  }
}
