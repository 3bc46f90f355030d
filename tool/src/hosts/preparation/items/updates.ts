import type { Item } from '../item.ts'

export const updates: Item = {
  id: 'updates',
  title: { en: 'security updates every day', zh: '每日自动安装安全更新' },
  packages: [{ names: ['unattended-upgrades'] }],
  files: [
    {
      path: '/etc/apt/apt.conf.d/20auto-upgrades',
      content: `APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
APT::Periodic::AutocleanInterval "7";
`,
    },
    {
      // Which origins count as security is the distribution's own 50unattended-upgrades. A reboot is for people.
      path: '/etc/apt/apt.conf.d/52tengyun',
      content: `Unattended-Upgrade::Automatic-Reboot "false";
Unattended-Upgrade::Remove-Unused-Kernel-Packages "true";
`,
    },
  ],
  check: [`apt-config dump | grep -qx 'APT::Periodic::Unattended-Upgrade "1";'`],
  apply: ['systemctl enable -q --now apt-daily.timer apt-daily-upgrade.timer'],
}
