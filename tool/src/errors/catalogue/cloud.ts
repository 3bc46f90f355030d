import type { Entry } from './entry.ts'

export const cloud = {
  'cloud/no-credentials': {
    family: 'input',
    title: { en: 'There are no credentials for Tencent Cloud.', zh: '没有腾讯云的访问凭证。' },
    next: {
      en: 'Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or run the environment against the emulator.',
      zh: '请设置 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY，或使用本机模拟器运行该环境。',
    },
  },
  'cloud/credentials-refused': {
    family: 'input',
    title: { en: 'The cloud refused the credentials.', zh: '云端拒绝了访问凭证。' },
    next: {
      en: 'Check the secret id and key (CAM console, API keys), and that the key is enabled.',
      zh: '请检查 SecretId 与 SecretKey（访问管理控制台的 API 密钥）以及密钥是否启用。',
    },
  },
  'cloud/clock-off': {
    family: 'input',
    title: {
      en: 'The cloud refused a signature for its time.',
      zh: '签名时间与云端相差过大，被云端拒绝。',
    },
    next: {
      en: 'Set this machine’s clock (timedatectl set-ntp true), then run the same command again.',
      zh: '请校准本机时间（timedatectl set-ntp true），然后重新执行同一命令。',
    },
  },
  'cloud/not-allowed': {
    family: 'input',
    title: { en: 'The credentials may not do this.', zh: '该凭证没有执行此操作的权限。' },
    next: {
      en: 'Grant the action in CAM, or use credentials that have it.',
      zh: '请在访问管理（CAM）中授予该操作权限，或换用有权限的凭证。',
    },
  },
  'cloud/refused': {
    family: 'outside',
    title: { en: 'The cloud refused a request.', zh: '云端拒绝了请求。' },
    next: {
      en: 'Mend the cause the cloud names and run the same command again; it continues where it stopped.',
      zh: '请按云端给出的原因处理，然后重新运行同一命令；它会从停下的地方继续。',
    },
  },
  'cloud/no-stock': {
    family: 'outside',
    title: { en: 'The cloud has none of this left.', zh: '云端此规格已售罄。' },
    next: { en: 'Choose another zone or size in the config.', zh: '请在配置中更换可用区或规格。' },
  },
  'cloud/no-balance': {
    family: 'outside',
    title: { en: 'The account’s balance does not cover this.', zh: '账户余额不足。' },
    next: { en: 'Top up the account and run the same command again.', zh: '请充值后重新运行同一命令。' },
  },
  'cloud/quota': {
    family: 'outside',
    title: { en: 'A quota of the account is used up.', zh: '账户配额已用尽。' },
    next: {
      en: 'Ask for more in the console’s quota centre, or delete what is not needed.',
      zh: '请在控制台配额中心申请提升，或删除不再需要的资源。',
    },
  },
  'cloud/unreachable': {
    family: 'outside',
    title: { en: 'The cloud could not be reached.', zh: '无法连接云端。' },
    next: {
      en: 'Check the network and proxy and run the same command again.',
      zh: '请检查网络与代理后重新运行同一命令。',
    },
  },
  'cloud/settling-failed': {
    family: 'outside',
    title: { en: 'A resource did not become ready.', zh: '资源未能就绪。' },
    next: {
      en: 'Look at the resource in the console; running the same command again waits for it anew.',
      zh: '请在控制台查看该资源；重新运行同一命令会继续等待。',
    },
  },
  'emulator/not-running': {
    family: 'outside',
    title: { en: 'The emulated cloud is not running.', zh: '模拟云没有运行。' },
    next: { en: 'Start it:', zh: '请启动它：' },
  },
  'emulator/not-installed': {
    family: 'outside',
    title: { en: 'The emulator is not installed here.', zh: '此处没有安装模拟器。' },
    next: {
      en: 'Run this inside the repository of Tengyun, after its set-up.',
      zh: '请在完成安装的腾云仓库中运行。',
    },
  },
} as const satisfies Record<string, Entry>
