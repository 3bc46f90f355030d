import type { Entry } from './entry.ts'

export const hosts = {
  'host/unreachable': {
    family: 'outside',
    title: { en: 'The host does not answer.', zh: '主机没有响应。' },
    next: {
      en: 'Check in the console that the instance runs and its TAT agent is online.',
      zh: '请在控制台确认实例正在运行且自动化助手在线。',
    },
  },
  'host/not-ours': {
    family: 'input',
    title: {
      en: 'This host is the config’s own, so there is nothing that the tool could order in its place.',
      zh: '该主机由配置自行提供，工具无法为其下单重建。',
    },
    next: {
      en: 'Set another machine up, name its address in `compute.ssh.hosts`, and run `host prepare` and `apply`.',
      zh: '请另备一台机器，在 `compute.ssh.hosts` 中写入其地址，然后执行 `host prepare` 与 `apply`。',
    },
  },
  'host/key-mismatch': {
    family: 'outside',
    title: {
      en: 'The host showed another key than the pinned one, so nothing was sent to it.',
      zh: '主机出示的密钥与配置中固定的不一致，因此没有向其发送任何内容。',
    },
    next: {
      en: 'On the host’s own console, compare with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`; only if it is the same, put it into the config.',
      zh: '请在主机自身的控制台上用 `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` 核对；只有一致时才写入配置。',
    },
  },
  'host/no-login': {
    family: 'input',
    title: { en: 'There is no key to log in to the host with.', zh: '没有可用于登录主机的密钥。' },
    next: {
      en: 'Name an unencrypted private key in the config (compute.ssh.identity), or add one to the agent with `ssh-add`.',
      zh: '请在配置（compute.ssh.identity）中指定未加密的私钥，或用 `ssh-add` 将密钥加入代理。',
    },
  },
  'host/login-refused': {
    family: 'outside',
    title: { en: 'The host refused the login.', zh: '主机拒绝了登录。' },
    next: {
      en: 'Check the user in the config, and that the public key stands in that user’s ~/.ssh/authorized_keys.',
      zh: '请检查配置中的用户名，并确认公钥已写入该用户的 ~/.ssh/authorized_keys。',
    },
  },
  'host/not-administrator': {
    family: 'outside',
    title: { en: 'The user may not act as root on the host.', zh: '该用户无法在主机上以 root 身份操作。' },
    next: {
      en: 'Let the user use sudo without a password, or log in as another one.',
      zh: '请允许该用户免密使用 sudo，或换用其他用户登录。',
    },
  },
  'host/timed-out': {
    family: 'outside',
    title: {
      en: 'A script on the host took too long and was ended.',
      zh: '主机上的脚本运行超时，已被终止。',
    },
    next: {
      en: 'Look at the load of the host and run the same command again; what was done stays.',
      zh: '请检查主机负载后重新运行同一命令；已完成的部分会保留。',
    },
  },
  'host/update-failed': {
    family: 'outside',
    title: { en: 'The updates of the system were not installed.', zh: '系统更新安装失败。' },
    next: {
      en: 'What is installed stays, and the release serves on. Read why, and run the command again.',
      zh: '已安装的部分保留，版本继续服务。请查看原因后重试。',
    },
  },
  'host/restart-failed': {
    family: 'outside',
    title: { en: 'The host did not come back after its restart.', zh: '主机重启后没有恢复。' },
    next: {
      en: 'Look at it in the console of the cloud (CVM, VNC login). Others serve on where a load balancer shares the work.',
      zh: '请在云控制台（云服务器，VNC 登录）查看。有负载均衡时，其他主机继续服务。',
    },
  },
  'host/not-preparable': {
    family: 'outside',
    title: {
      en: 'The host cannot be prepared, and nothing was changed.',
      zh: '该主机无法准备，没有任何更改。',
    },
    next: { en: 'Mend the cause and run the same command again.', zh: '请处理原因后重新运行同一命令。' },
  },
  'host/preparation-failed': {
    family: 'outside',
    title: { en: 'The host is not wholly prepared.', zh: '主机尚未全部准备好。' },
    next: {
      en: 'Mend the cause and run `tengyun host prepare` again; what is right is not touched.',
      zh: '请处理原因后重新运行 `tengyun host prepare`；已就绪的部分不会改动。',
    },
  },
  'host/missing-program': {
    family: 'outside',
    title: { en: 'A program is missing on the host.', zh: '主机上缺少程序。' },
    next: {
      en: 'Run `tengyun host prepare` and deploy again.',
      zh: '请运行 `tengyun host prepare` 后重新部署。',
    },
  },
  'host/answer-cut-off': {
    family: 'outside',
    title: { en: 'The host’s answer was cut off on its way.', zh: '主机的应答在传输途中被截断。' },
    next: {
      en: 'Ask for less, or let TAT put long output into COS: docs/guides/health-and-logs.md.',
      zh: '请缩小查询范围，或允许 TAT 将长输出写入 COS：docs/guides/health-and-logs.zh.md。',
    },
  },
  'host/docker-silent': {
    family: 'outside',
    title: { en: 'Docker does not answer on the host.', zh: '主机上的 Docker 没有响应。' },
    next: {
      en: 'Look at `systemctl status docker` on the host; what serves there goes on. Then run the same command again.',
      zh: '请在主机上查看 `systemctl status docker`；正在服务的版本不受影响。随后重新运行同一命令。',
    },
  },
  'host/port-taken': {
    family: 'outside',
    title: {
      en: 'A port the app needs is taken on the host.',
      zh: '应用所需的端口在主机上已被占用。',
    },
    next: {
      en: 'Stop what holds it, or choose another port in the config (compute.port).',
      zh: '请停止占用者，或在配置中更换端口（compute.port）。',
    },
  },
  'host/disk-full': {
    family: 'outside',
    title: { en: 'The host has no room for the release.', zh: '主机磁盘空间不足以放置新版本。' },
    next: { en: 'Free space on the host and deploy again.', zh: '请清理主机磁盘后重新部署。' },
  },
} as const satisfies Record<string, Entry>
