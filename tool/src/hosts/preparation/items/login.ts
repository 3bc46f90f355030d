import type { Item } from '../item.ts'
import type { PreparationSettings } from '../settings.ts'

// sshd takes the first value it reads: before 50-cloud-init.conf, which images let allow passwords.
const path = '/etc/ssh/sshd_config.d/00-tengyun.conf'

/** Who can log in over SSH: bearers of keys. */
export function login({ rootLogin }: PreparationSettings): Item {
  return {
    id: 'login',
    title: { en: 'SSH by key only', zh: '仅允许密钥的 SSH 登录' },
    packages: [{ names: ['openssh-server'] }],
    files: [
      {
        path,
        content: `PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin ${rootLogin ? 'prohibit-password' : 'no'}
PermitEmptyPasswords no
AuthorizedKeysFile .ssh/authorized_keys /etc/ssh/authorized_keys.d/%u
MaxAuthTries 4
LoginGraceTime 30
X11Forwarding no
AllowAgentForwarding no
AllowTcpForwarding local
ClientAliveInterval 60
ClientAliveCountMax 3
`,
      },
    ],
    check: ['mkdir -p /run/sshd', `sshd -T | grep -qx 'passwordauthentication no'`],
    apply: [
      'mkdir -p /run/sshd',
      `grep -qE '^Include /etc/ssh/sshd_config.d/' /etc/ssh/sshd_config || sed -i '1i Include /etc/ssh/sshd_config.d/*.conf' /etc/ssh/sshd_config`,
      // A server that does not start again would lock everybody out.
      `sshd -t || { rm ${path}; exit 1; }`,
      'systemctl enable -q ssh',
      'systemctl reload-or-restart ssh',
    ],
  }
}
