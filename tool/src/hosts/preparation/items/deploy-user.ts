import type { Item } from '../item.ts'
import type { PreparationSettings } from '../settings.ts'

/** The user that people and this tool log in as. It has no password, so its key alone lets it in. */
export function deployUser({ authorizedKeys }: PreparationSettings): Item {
  return {
    id: 'deploy-user',
    title: { en: 'user deploy, by key only', zh: '仅可用密钥登录的 deploy 用户' },
    packages: [{ names: ['sudo'] }],
    files: [
      { path: '/etc/sudoers.d/60-tengyun', content: 'deploy ALL=(ALL:ALL) NOPASSWD: ALL\n', mode: '0440' },
      // Beside what people keep in ~deploy/.ssh/authorized_keys, which stays theirs.
      {
        path: '/etc/ssh/authorized_keys.d/deploy',
        content: authorizedKeys.map((key) => `${key}\n`).join(''),
      },
    ],
    check: [`test "$(getent shadow deploy | cut -d: -f2)" = '*'`],
    apply: [
      'visudo -cqf /etc/sudoers.d/60-tengyun || { rm /etc/sudoers.d/60-tengyun; exit 1; }',
      'id -u deploy >/dev/null 2>&1 || useradd --create-home --shell /bin/bash deploy',
      // No password matches it, yet the account is not locked, which would shut keys out too: sshd(8), shadow(5).
      `usermod --password '*' deploy`,
    ],
  }
}
