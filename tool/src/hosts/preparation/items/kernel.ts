import type { Item } from '../item.ts'

const path = '/etc/sysctl.d/60-tengyun.conf'

const content = `# Room for many connections at once.
net.core.somaxconn = 4096
net.ipv4.tcp_max_syn_backlog = 8192
net.ipv4.tcp_syncookies = 1
# Routes come from the network's own configuration, not from whoever sends a packet.
net.ipv4.conf.all.accept_redirects = 0
net.ipv4.conf.default.accept_redirects = 0
net.ipv4.conf.all.send_redirects = 0
net.ipv4.conf.default.send_redirects = 0
net.ipv4.conf.all.accept_source_route = 0
net.ipv4.conf.default.accept_source_route = 0
# Programs see nothing of the kernel's insides or of one another's memory.
kernel.kptr_restrict = 2
kernel.dmesg_restrict = 1
fs.suid_dumpable = 0
fs.protected_fifos = 2
fs.protected_regular = 2
# Memory of the app stays in memory as long as there is any.
vm.swappiness = 10
`

export const kernel: Item = {
  id: 'kernel',
  title: { en: 'kernel settings', zh: '内核参数' },
  packages: [{ names: ['procps'] }],
  files: [{ path, content }],
  // In force, not only written down: another file may have the last word.
  check: [
    `grep = ${path} | while read -r name _ value; do test "$(sysctl -n "$name")" = "$value" || { echo "$name is not $value"; exit 1; }; done`,
  ],
  apply: [`sysctl -q -p ${path}`],
}
