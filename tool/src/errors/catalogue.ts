import type { Text } from '../text.ts'

/** Whose move it is: the user's, the outside's (cloud, host, network), ours; or a result that says no. */
export type Family = 'input' | 'outside' | 'bug' | 'verification' | 'interrupted'

interface Entry {
  readonly family: Family
  /** A constant first sentence, so that it can be searched for. */
  readonly title: Text
  /** What to do where the occurrence does not know better. */
  readonly next: Text
}

/** Every error Tengyun can show; `docs/reference/errors.md` has an entry for each, by test. */
export const catalogue = {
  'config/not-found': {
    family: 'input',
    title: { en: 'There is no tengyun.config.ts here.', zh: '这里没有 tengyun.config.ts。' },
    next: {
      en: 'Change to the folder that holds tengyun.config.ts, name it with --config, or begin one:',
      zh: '请进入 tengyun.config.ts 所在的目录，用 --config 指定它，或新建一个：',
    },
  },
  'config/unreadable': {
    family: 'input',
    title: { en: 'The config could not be loaded.', zh: '配置文件无法加载。' },
    next: { en: 'Mend the file and try again.', zh: '请修正该文件后重试。' },
  },
  'config/invalid': {
    family: 'input',
    title: { en: 'The config has mistakes.', zh: '配置有误。' },
    next: {
      en: 'Mend them and try again; nothing was changed.',
      zh: '请修正后重试；没有任何更改。',
    },
  },
  'config/file-unreadable': {
    family: 'input',
    title: { en: 'A file that the config names cannot be used.', zh: '配置中指定的文件无法使用。' },
    next: { en: 'Put it there, or correct its path.', zh: '请放置该文件，或更正其路径。' },
  },
  'config/unknown-environment': {
    family: 'input',
    title: { en: 'The config has no such environment.', zh: '配置中没有这个环境。' },
    next: { en: 'Name one of the environments of the config.', zh: '请使用配置中已有的环境名。' },
  },
  'init/config-exists': {
    family: 'input',
    title: { en: 'There is a tengyun.config.ts already.', zh: '这里已有 tengyun.config.ts。' },
    next: {
      en: 'Edit it, or move it away to be asked anew; nothing was overwritten.',
      zh: '请直接编辑，或移走后重新生成；没有覆盖任何内容。',
    },
  },
  'init/unknown-app': {
    family: 'input',
    title: { en: 'What this folder holds was not recognised as an app.', zh: '未能识别该目录中的应用。' },
    next: {
      en: 'Run it where package.json, requirements.txt, manage.py, main.py or index.html lies, or write the config by hand: docs/guides/start-your-own-app.md.',
      zh: '请在 package.json、requirements.txt、manage.py、main.py 或 index.html 所在目录运行，或手写配置：docs/guides/start-your-own-app.zh.md。',
    },
  },
  'cli/usage': {
    family: 'input',
    title: { en: 'The command was not understood.', zh: '命令无法识别。' },
    next: { en: 'See the help for what it takes.', zh: '请查看帮助。' },
  },
  'cli/consent-needed': {
    family: 'input',
    title: { en: 'This needs your consent.', zh: '此操作需要您的确认。' },
    next: {
      en: 'Run it in a terminal and answer, or add --yes in a script.',
      zh: '请在终端中运行并回答，或在脚本中加上 --yes。',
    },
  },
  'cli/declined': {
    family: 'input',
    title: { en: 'Nothing was done: you did not agree.', zh: '未作任何更改：您没有同意。' },
    next: { en: 'Run the command again when you are ready.', zh: '准备好后请重新运行。' },
  },
  'cli/interruption': {
    family: 'input',
    title: { en: 'This interrupts what serves people.', zh: '此操作会中断线上服务。' },
    next: {
      en: 'Type the name of the environment when asked, or in a script add:',
      zh: '请在提示时输入环境名，或在脚本中加上：',
    },
  },
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
  'adopt/unknown-key': {
    family: 'input',
    title: { en: 'The config has no such resource.', zh: '配置中没有这个资源。' },
    next: { en: 'Name one of the keys of the config.', zh: '请使用配置中的资源键。' },
  },
  'adopt/not-adoptable': {
    family: 'input',
    title: {
      en: 'This kind bears no tags and cannot be adopted by id.',
      zh: '此类资源没有标签，无法按 ID 接管。',
    },
    next: {
      en: 'Give the object the name that a plan shows for it; then it is found by that.',
      zh: '请将该对象改为计划中显示的名称，之后即可按名称识别。',
    },
  },
  'adopt/taken': {
    family: 'input',
    title: { en: 'The environment has this resource already.', zh: '环境中已有此资源。' },
    next: {
      en: 'Adopt the object under another key, or remove the one that is there first.',
      zh: '请用其他键接管该对象，或先删除现有的资源。',
    },
  },
  'adopt/not-found': {
    family: 'input',
    title: { en: 'The cloud has no such object of this kind here.', zh: '云端没有此类对象。' },
    next: { en: 'Check the id and the region.', zh: '请检查对象 ID 与地域。' },
  },
  'apply/failed': {
    family: 'outside',
    title: { en: 'The environment is not complete.', zh: '环境尚未完成。' },
    next: {
      en: 'Mend the cause and run the same command again; what exists is kept and used.',
      zh: '请处理原因后重新运行同一命令；已创建的资源会被保留和使用。',
    },
  },
  'apply/not-converged': {
    family: 'bug',
    title: {
      en: 'A resource still differs from the config after it was changed.',
      zh: '资源更改后仍与配置不一致。',
    },
    next: {
      en: 'Please report it with the output of `tengyun plan --json`.',
      zh: '请附上 `tengyun plan --json` 的输出报告此问题。',
    },
  },
  'apply/would-lose-data': {
    family: 'input',
    title: {
      en: 'This change would delete data, and nothing was changed.',
      zh: '此更改会删除数据，因此没有执行任何更改。',
    },
    next: {
      en: 'Take the change back in the config, or move the data first.',
      zh: '请撤回配置中的这项更改，或先迁移数据。',
    },
  },
  'apply/backup-failed': {
    family: 'outside',
    title: {
      en: 'The backup before deleting data failed, so nothing was deleted.',
      zh: '删除数据前的备份失败，因此没有删除任何内容。',
    },
    next: {
      en: 'Try again later; or, if the data may go without one, say so:',
      zh: '请稍后重试；若确定无需备份即可删除，请加上：',
    },
  },
  'apply/stale-plan': {
    family: 'input',
    title: { en: 'The saved plan no longer fits.', zh: '保存的计划已不再适用。' },
    next: {
      en: 'Make a new plan, read it, and apply that; nothing was changed.',
      zh: '请重新生成计划，确认后再执行；没有任何更改。',
    },
  },
  'apply/unreadable-plan': {
    family: 'input',
    title: { en: 'The file is not a saved plan.', zh: '该文件不是保存的计划。' },
    next: { en: 'Save one with `tengyun plan --out FILE`.', zh: '请用 `tengyun plan --out FILE` 保存计划。' },
  },
  'lease/held': {
    family: 'outside',
    title: { en: 'Somebody else is changing this environment.', zh: '其他人正在更改此环境。' },
    next: {
      en: 'Wait until they are done. A holder that died gives way within a minute.',
      zh: '请等待其完成。若对方已异常退出，一分钟内会自动让出。',
    },
  },
  'lease/lost': {
    family: 'outside',
    title: {
      en: 'Somebody else took over while this process was paused; it stopped.',
      zh: '本进程暂停期间已被他人接管，因此停止。',
    },
    next: {
      en: 'Wait until they are done and run the same command again.',
      zh: '请等待其完成后重新运行同一命令。',
    },
  },
  'policy/violated': {
    family: 'verification',
    title: {
      en: 'The plan violates policies, and nothing was changed.',
      zh: '计划违反策略，因此没有执行任何更改。',
    },
    next: {
      en: 'Mend each in the config, or accept it there with a reason (docs/reference/policies.md).',
      zh: '请在配置中逐项修正，或写明理由后接受（docs/reference/policies.md）。',
    },
  },
  'files/unknown-place': {
    family: 'input',
    title: { en: 'This is no place for files.', zh: '无法识别该位置。' },
    next: {
      en: 'Name a folder, `cos:prefix` in the environment’s own bucket, or `cos://bucket-appid/prefix`; one of the two is in a bucket.',
      zh: '请填写文件夹、环境存储桶内的 `cos:前缀`，或 `cos://存储桶-appid/前缀`；两者之一须在存储桶中。',
    },
  },
  'files/source-empty': {
    family: 'input',
    title: {
      en: 'There is nothing to copy, so nothing was deleted either.',
      zh: '来源为空，因此没有删除任何内容。',
    },
    next: {
      en: 'Check that the place is the right one, and that its disk is mounted.',
      zh: '请确认位置正确，且磁盘已挂载。',
    },
  },
  'files/incomplete': {
    family: 'outside',
    title: { en: 'Some files did not arrive.', zh: '部分文件未能传输。' },
    next: {
      en: 'Run the same command again: it goes on with what is missing.',
      zh: '请再次运行同一命令，将继续未完成的部分。',
    },
  },
  'files/no-version': {
    family: 'input',
    title: { en: 'There is no such version of the file to go back to.', zh: '没有可恢复的文件版本。' },
    next: {
      en: 'List what there is with `tengyun files versions`.',
      zh: '请用 `tengyun files versions` 查看已有版本。',
    },
  },
  'migration/unsafe': {
    family: 'verification',
    title: {
      en: 'A migration would hurt the release that runs.',
      zh: '有迁移会影响正在运行的版本。',
    },
    next: {
      en: 'Change it, or accept it with a comment in front of the statement: `-- accept drop/column: nothing reads it since May`.',
      zh: '请修改该迁移；或在语句前用注释接受并写明理由：`-- accept drop/column: 五月起不再使用`。',
    },
  },
  'migration/unreadable': {
    family: 'input',
    title: { en: 'A migration is no SQL that PostgreSQL reads.', zh: '迁移文件不是有效的 PostgreSQL 语句。' },
    next: { en: 'Mend the file at the line that is named.', zh: '请修正文件中所指出的行。' },
  },
  'migration/no-folder': {
    family: 'input',
    title: { en: 'The config names no folder of migrations.', zh: '配置中没有迁移文件的目录。' },
    next: {
      en: 'Set `app.migrations` to the folder with the files of SQL.',
      zh: '请将 `app.migrations` 设为存放 SQL 文件的目录。',
    },
  },
  'migration/no-command': {
    family: 'input',
    title: { en: 'The config does not say how migrations are run.', zh: '配置中没有说明如何执行迁移。' },
    next: {
      en: 'Set `app.migrate` to the command that runs them in the release’s folder.',
      zh: '请将 `app.migrate` 设为在版本目录中执行迁移的命令。',
    },
  },
  'migration/canary-runs': {
    family: 'input',
    title: {
      en: 'A canary runs, and migrating would end it.',
      zh: '灰度发布正在进行，执行迁移会使其中断。',
    },
    next: { en: 'Bring it to all, or go back first:', zh: '请先将其全量，或先回退：' },
  },
  'database/refused': {
    family: 'outside',
    title: { en: 'The database did not carry that out.', zh: '数据库没有执行该操作。' },
    next: {
      en: 'Nothing after the statement that is named was done. What only reads needs no `--write`; everything else does.',
      zh: '所示语句之后的内容均未执行。只读语句无需 `--write`，其余语句需要。',
    },
  },
  'database/app-unwell': {
    family: 'verification',
    title: { en: 'The app was not well before.', zh: '应用此前已不正常。' },
    next: {
      en: 'Nothing was switched: a drill would have told nothing. Mend what is named above first.',
      zh: '没有进行切换：此时演练得不出结论。请先处理上述问题。',
    },
  },
  'database/not-switched': {
    family: 'outside',
    title: { en: 'The cloud did not say that it has switched over.', zh: '云端未确认切换完成。' },
    next: {
      en: 'Look at the instance and its tasks in the console; `tengyun status` tells whether the app serves.',
      zh: '请在控制台查看实例及其任务；`tengyun status` 可确认应用是否正常。',
    },
  },
  'database/no-terminal': {
    family: 'input',
    title: {
      en: 'No session with the database can be held from here.',
      zh: '无法从此处与数据库建立交互式会话。',
    },
    next: {
      en: 'The hosts of this environment are reached through TAT, which runs scripts and holds no sessions. Give one statement:',
      zh: '此环境的主机经由 TAT 访问，只能运行脚本，不能建立会话。请给出语句：',
    },
  },
  'release/build-failed': {
    family: 'input',
    title: { en: 'The app could not be built.', zh: '应用构建失败。' },
    next: {
      en: 'Mend what the build names and deploy again; what was serving still serves.',
      zh: '请修正构建报错后重新部署；原有版本仍在服务。',
    },
  },
  'release/host-command-failed': {
    family: 'outside',
    title: { en: 'A step on the host failed.', zh: '主机上的一步操作失败。' },
    next: {
      en: 'Mend the cause and deploy again; what was serving still serves.',
      zh: '请处理原因后重新部署；原有版本仍在服务。',
    },
  },
  'release/no-registry-password': {
    family: 'input',
    title: {
      en: 'Nobody set the password for the registry of images.',
      zh: '尚未设置镜像仓库的密码。',
    },
    next: { en: 'Set it, then deploy again:', zh: '请先设置，再重新部署：' },
  },
  'release/probe-failed': {
    family: 'outside',
    title: { en: 'The new release did not become healthy.', zh: '新版本未能通过健康检查。' },
    next: {
      en: 'Mend the cause in the log above and deploy again; what was serving still serves.',
      zh: '请根据上面的日志处理原因后重新部署；原有版本仍在服务。',
    },
  },
  'release/no-host': {
    family: 'input',
    title: { en: 'The environment has no host to deploy to.', zh: '环境中没有可部署的主机。' },
    next: { en: 'Bring the environment up first:', zh: '请先创建环境：' },
  },
  'release/not-seen-healthy': {
    family: 'outside',
    title: {
      en: 'The load balancer did not find the host healthy after its switch.',
      zh: '切换后，负载均衡未能确认该主机健康。',
    },
    next: {
      en: 'Check that the health check’s path answers on the host (loadBalancer.healthCheck), and deploy again.',
      zh: '请确认主机上的健康检查路径（loadBalancer.healthCheck）有响应，然后重新部署。',
    },
  },
  'release/taken-back': {
    family: 'outside',
    title: {
      en: 'The new release did not hold up and was taken back.',
      zh: '新版本上线后表现不达标，已自动回滚。',
    },
    next: {
      en: 'Mend the cause and deploy again. The limits stand in the config (releases.guard).',
      zh: '请处理原因后重新部署。阈值见配置（releases.guard）。',
    },
  },
  'release/unknown': {
    family: 'input',
    title: { en: 'The environment has no such release.', zh: '环境中没有这个版本。' },
    next: { en: 'Choose one of those it has:', zh: '请选择已有的版本：' },
  },
  'release/not-kept': {
    family: 'input',
    title: { en: 'The release is no longer kept.', zh: '该版本已不再保留。' },
    next: {
      en: 'Choose one that is kept, or check its revision out and deploy that. `releases.keep` says how many are kept.',
      zh: '请选择仍保留的版本，或检出其代码版本后重新部署。保留数量由 `releases.keep` 决定。',
    },
  },
  'release/none-before': {
    family: 'input',
    title: { en: 'There is no earlier release to go back to.', zh: '没有更早的版本可以回退。' },
    next: { en: 'See which releases there are, and name one:', zh: '请查看已有版本并指定其一：' },
  },
  'release/canary-impossible': {
    family: 'input',
    title: { en: 'Here a canary cannot be run.', zh: '此环境无法进行灰度发布。' },
    next: {
      en: 'Deploy without --canary first; from then on the web server can share requests out.',
      zh: '请先不带 --canary 部署一次；之后 Web 服务器即可按比例分流。',
    },
  },
  'release/no-canary': {
    family: 'input',
    title: { en: 'No canary runs that could be promoted.', zh: '没有正在进行的灰度发布。' },
    next: { en: 'Begin one:', zh: '请先开始一次：' },
  },
  'host/unreachable': {
    family: 'outside',
    title: { en: 'The host does not answer.', zh: '主机没有响应。' },
    next: {
      en: 'Check in the console that the instance runs and its TAT agent is online.',
      zh: '请在控制台确认实例正在运行且自动化助手在线。',
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
  'dashboard/port-taken': {
    family: 'input',
    title: {
      en: 'Another program of this machine has the port.',
      zh: '该端口已被本机的其他程序占用。',
    },
    next: {
      en: 'Leave --port out to take a free one, or name another.',
      zh: '省略 --port 以使用空闲端口，或换一个端口。',
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
  'secrets/unreadable': {
    family: 'input',
    title: { en: 'The secrets of the environment cannot be read.', zh: '无法读取该环境的密钥库。' },
    next: {
      en: 'Put the age identity it was encrypted for back in place.',
      zh: '请恢复加密时所用的 age 身份文件。',
    },
  },
  'secrets/unknown-name': {
    family: 'input',
    title: { en: 'The app has no secret of this name.', zh: '应用没有该名称的密钥。' },
    next: { en: 'Name it in the config (app.secrets).', zh: '请在配置中列出（app.secrets）。' },
  },
  'secrets/no-value': {
    family: 'input',
    title: { en: 'This secret has no value yet.', zh: '该密钥尚无值。' },
    next: { en: 'It is generated when the app is deployed:', zh: '部署应用时生成：' },
  },
  'secrets/foreign': {
    family: 'input',
    title: {
      en: 'Others made this secret, so no new value can be generated.',
      zh: '该密钥由外部提供，无法自行生成新值。',
    },
    next: {
      en: 'Get a new one where it was made, then tell it:',
      zh: '请在其来源处获取新值，然后设置：',
    },
  },
  'secrets/unfit-value': {
    family: 'input',
    title: { en: 'This cannot be the value of a secret.', zh: '该内容不能用作密钥的值。' },
    next: {
      en: 'Give one line of text, typed or piped in: echo … | npx tengyun secrets set NAME',
      zh: '请输入或通过管道提供一行文本：echo … | npx tengyun secrets set NAME',
    },
  },
  'alarm/not-configured': {
    family: 'input',
    title: { en: 'This environment is not watched.', zh: '该环境未启用告警。' },
    next: {
      en: 'Add `alarms: {}` to it in the config, and apply that.',
      zh: '请在配置中为该环境加入 `alarms: {}`，然后执行 apply。',
    },
  },
  'backup/not-configured': {
    family: 'input',
    title: { en: 'This environment keeps no backups of its own.', zh: '该环境没有配置备份。' },
    next: {
      en: 'Add `backups: {}` to it in the config, and apply that.',
      zh: '请在配置中为该环境加入 `backups: {}`，然后执行 apply。',
    },
  },
  'backup/no-bucket': {
    family: 'input',
    title: { en: 'There is no bucket for backups yet.', zh: '尚无存放备份的存储桶。' },
    next: { en: 'Create what the config asks for:', zh: '请先创建配置所要求的资源：' },
  },
  'backup/no-key': {
    family: 'input',
    title: { en: 'There is no key of age where one was expected.', zh: '未找到 age 密钥。' },
    next: {
      en: 'Bring the key that lies in the safe, and name its file: --identity FILE',
      zh: '请取出保管的密钥，并指明其文件：--identity 文件',
    },
  },
  'backup/wrong-key': {
    family: 'input',
    title: { en: 'This key does not open the backup.', zh: '该密钥无法打开此备份。' },
    next: {
      en: 'Name the file of another key: --identity FILE. `tengyun backup list` tells for whom each backup is.',
      zh: '请指明另一个密钥文件：--identity 文件。`tengyun backup list` 会列出每份备份的接收者。',
    },
  },
  'backup/unknown': {
    family: 'input',
    title: { en: 'There is no backup of that name.', zh: '没有这个名称的备份。' },
    next: { en: 'See which there are:', zh: '查看已有的备份：' },
  },
  'backup/busy': {
    family: 'outside',
    title: { en: 'A backup is being made already.', zh: '已有备份正在进行。' },
    next: { en: 'Wait until it has ended, and look at the list.', zh: '请等待其结束，然后查看备份列表。' },
  },
  'backup/failed': {
    family: 'outside',
    title: { en: 'The backup failed.', zh: '备份失败。' },
    next: {
      en: 'Earlier backups are as they were. Mend what is named above and try again.',
      zh: '先前的备份不受影响。请处理上述问题后重试。',
    },
  },
  'backup/damaged': {
    family: 'verification',
    title: { en: 'The backup is not what was written.', zh: '备份与写入时的内容不一致。' },
    next: {
      en: 'Nothing was restored from it. Take the one before, and find out who changed this one.',
      zh: '没有从中恢复任何内容。请改用更早的备份，并查明此备份为何改变。',
    },
  },
  'backup/restore-failed': {
    family: 'outside',
    title: { en: 'The backup was not restored.', zh: '备份未能恢复。' },
    next: {
      en: 'The live database is as it was. Mend what is named above, or take another backup.',
      zh: '线上数据库不受影响。请处理上述问题，或改用其他备份。',
    },
  },
  'backup/drill-failed': {
    family: 'verification',
    title: { en: 'The newest backup does not bring the app back.', zh: '最新的备份无法使应用恢复运行。' },
    next: {
      en: 'Mend what is named above, make another backup and try that one. Earlier proven backups are kept.',
      zh: '请处理上述问题，重新备份并再次演练。先前已验证的备份均已保留。',
    },
  },
  'backup/live-database': {
    family: 'input',
    title: { en: 'This would put a backup in the place of live data.', zh: '此操作会用备份替换线上数据。' },
    next: {
      en: 'Type the name of the environment when asked, or in a script add:',
      zh: '请在提示时输入环境名，或在脚本中加上：',
    },
  },
  'backup/unproven': {
    family: 'verification',
    title: { en: 'No recent backup is proven.', zh: '近期没有经过验证的备份。' },
    next: { en: 'Restore the newest one on trial:', zh: '请试恢复最新的备份：' },
  },
  'verify/failed': {
    family: 'verification',
    title: { en: 'The environment does not hold what it promises.', zh: '环境未达到承诺的要求。' },
    next: { en: 'Mend what the failed checks found.', zh: '请处理未通过的检查项。' },
  },
  'verify/unknown-check': {
    family: 'input',
    title: { en: 'There is no check of that name.', zh: '没有该名称的检查项。' },
    next: { en: 'Choose among those above.', zh: '请从以上名称中选择。' },
  },
  'doctor/problems': {
    family: 'verification',
    title: { en: 'Something is missing.', zh: '缺少必要条件。' },
    next: { en: 'Do what each line says.', zh: '请按各行提示处理。' },
  },
  'notices/no-receiver': {
    family: 'input',
    title: { en: 'There is nobody to tell.', zh: '没有可通知的对象。' },
    next: {
      en: 'Name receivers in the section `notices` of the environment; see docs/guides/notices.md.',
      zh: '请在该环境的 `notices` 中配置接收者；参见 docs/guides/notices.zh.md。',
    },
  },
  'ci/file-exists': {
    family: 'input',
    title: { en: 'There is a pipeline that somebody else wrote.', zh: '已存在他人编写的流水线文件。' },
    next: {
      en: 'Move it away, or replace it with --yes; nothing was written.',
      zh: '请移走该文件，或加上 --yes 替换它；没有写入任何内容。',
    },
  },
  'ci/no-account': {
    family: 'input',
    title: { en: 'A role was named, but not the account it is in.', zh: '指定了角色，但没有指定所属账号。' },
    next: {
      en: 'Set TENGYUN_ACCOUNT to the uin of the account, beside TENGYUN_ROLE.',
      zh: '请在设置 TENGYUN_ROLE 的同时，将 TENGYUN_ACCOUNT 设为账号的 uin。',
    },
  },
  'ci/comment-refused': {
    family: 'outside',
    title: { en: 'The change request took no comment.', zh: '无法在变更请求上发表评论。' },
    next: {
      en: 'Give the pipeline’s token the right to comment; see docs/guides/pipelines.md.',
      zh: '请授予流水线令牌评论的权限；参见 docs/guides/pipelines.zh.md。',
    },
  },
  'machine/disk-full': {
    family: 'outside',
    title: { en: 'This machine’s disk is full.', zh: '本机磁盘已满。' },
    next: {
      en: 'Free space and run the same command again; nothing is half-written.',
      zh: '请清理磁盘后重新运行同一命令；没有写到一半的内容。',
    },
  },
  'machine/no-permission': {
    family: 'outside',
    title: { en: 'This machine does not allow it.', zh: '本机不允许此操作。' },
    next: {
      en: 'Give yourself the right to the file that is named, or run it where you have it.',
      zh: '请获取对所示文件的权限，或在有权限的位置运行。',
    },
  },
  'tengyun/interrupted': {
    family: 'interrupted',
    title: { en: 'Interrupted.', zh: '已中断。' },
    next: {
      en: 'Nothing is half-written: run the same command again to continue.',
      zh: '没有写到一半的内容：重新运行同一命令即可继续。',
    },
  },
  'tengyun/bug': {
    family: 'bug',
    title: { en: 'Tengyun made a mistake.', zh: '腾云自身出错。' },
    next: {
      en: 'Please report it with the lines below.',
      zh: '请附上以下内容报告此问题。',
    },
  },
} as const satisfies Record<string, Entry>

export type Code = keyof typeof catalogue
