import type { Item } from '../item.ts'
import type { PreparationSettings } from '../settings.ts'

const path = '/etc/tengyun/firewall.nft'

/** Closes everything but what people and administrators need. TAT's agent dials out, so it needs nothing here. */
export function firewall(settings: PreparationSettings): Item {
  return {
    id: 'firewall',
    title: { en: 'a firewall that denies by default', zh: '默认拒绝的防火墙' },
    packages: [{ names: ['nftables'] }],
    files: [
      { path, content: ruleset(settings) },
      { path: '/etc/systemd/system/tengyun-firewall.service', content: service },
    ],
    check: ['nft list table inet tengyun', 'systemctl is-enabled -q tengyun-firewall'],
    apply: [
      // All of it at once or none: there is no moment without a firewall.
      `nft -f ${path}`,
      'systemctl daemon-reload',
      'systemctl enable -q tengyun-firewall',
      'systemctl start tengyun-firewall',
    ],
  }
}

/**
 * The rules as nft reads them. Docker answers for published ports before the input chain is asked, and so goes past
 * firewalls that look there only; the forward chain looks at the port that was asked for. A host that serves nobody has
 * no ports for people, and nft takes no empty list.
 */
export function ruleset({ ports, sshPort, sshFrom }: PreparationSettings): string {
  const open = `{ ${ports.join(', ')} }`
  const forPeople = (rule: string) => (ports.length === 0 ? '' : `    ${rule}\n`)
  const from = sshFrom.length === 0 ? '' : `ip saddr { ${sshFrom.join(', ')} } `
  return `# Written by Tengyun. This table alone is replaced: what Docker wrote stays.
table inet tengyun
delete table inet tengyun
table inet tengyun {
  chain input {
    type filter hook input priority filter; policy drop;
    iif "lo" accept
    ct state established,related accept
    ct state invalid drop
    meta l4proto icmp limit rate 50/second accept
    meta l4proto ipv6-icmp accept
    udp sport 67 udp dport 68 accept comment "answers of DHCP"
${forPeople(`tcp dport ${open} accept comment "people"`)}    ${from}tcp dport ${sshPort} accept comment "administrators"
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    ct state invalid drop
    iifname "docker0" accept comment "containers, out"
    iifname "br-*" accept comment "containers, out"
${forPeople(`ct status dnat meta l4proto tcp ct original proto-dst ${open} accept comment "people, to containers"`)}  }
}
`
}

// Not Debian's nftables.service: that one empties the whole ruleset, Docker's part too, when it stops.
const service = `[Unit]
Description=Firewall of Tengyun
DefaultDependencies=no
Wants=network-pre.target
Before=network-pre.target shutdown.target
Conflicts=shutdown.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f ${path}
ExecReload=/usr/sbin/nft -f ${path}
ExecStop=/usr/sbin/nft delete table inet tengyun

[Install]
WantedBy=sysinit.target
`
