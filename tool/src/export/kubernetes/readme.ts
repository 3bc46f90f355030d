import { isChosen } from './images.ts'
import type { KubernetesInput } from './input.ts'
import { names, namespaceOf } from './names.ts'

/** What is to be done with the folder, in which order: for people who have nothing but the folder. */
export function readme(input: KubernetesInput): string {
  const commands = `\`\`\`sh\n${commandsOf(input).join('\n')}\n\`\`\``
  return [`# ${namespaceOf(input)}`, inEnglish(input), commands, '---', inChinese(input)].join('\n\n')
}

function commandsOf(input: KubernetesInput): string[] {
  const { app, environment, worker } = input
  const inNamespace = `kubectl -n ${namespaceOf(input)}`
  const migrated = [
    `${inNamespace} delete job ${names.migration} --ignore-not-found`,
    'kubectl apply -k migration',
    `${inNamespace} wait --for=condition=complete --timeout=600s job/${names.migration}`,
  ]
  const deployments = [names.web, ...(worker === undefined ? [] : [names.worker])]
  return [
    'kubectl apply -k foundation',
    `npx tengyun export kubernetes ${environment} --secrets | kubectl apply --server-side -f -`,
    ...(app.migrate === undefined ? [] : migrated),
    'kubectl apply -k app',
    ...deployments.map((name) => `${inNamespace} rollout status deployment/${name}`),
  ]
}

const restart = (input: KubernetesInput) => `\`kubectl -n ${namespaceOf(input)} rollout restart deployment\``

function inEnglish(input: KubernetesInput): string {
  const { environment, network, nodes } = input
  return `Written by \`tengyun export kubernetes ${environment}\`. Before the first time:

- Nodes lie in the VPC \`${nodes.vpc}\` (${network}). They, and with VPC-CNI the pods' network interfaces, have the security
  group \`${nodes.securityGroup}\`: the databases let in nobody else. Nodes have the role \`${nodes.role}\`: files are reached with it.
- Without TKE's network policy add-on, NetworkPolicies do nothing.
- A namespace whose pods read the app's figures has the label \`tengyun/reads-metrics=true\`.
${lacksHttps(input) ? `- There is no HTTPS: no load balancer has a certificate for ${input.entrance.domain} yet.\n` : ''}
Then, and at each release:

1. ${imagesInEnglish(input)}
2. In this order, in this folder. Secrets go straight to the cluster, and are no part of these files. After one was rotated:
   the second command, then ${restart(input)}.`
}

function imagesInEnglish({ images }: KubernetesInput): string {
  return isChosen(images.app)
    ? `\`images/kustomization.yaml\` has the images of the release that serves, by digest. For another one, run \`tengyun deploy\`
   and export anew.`
    : `Fill the image into \`images/kustomization.yaml\`: its repository, and \`digest: sha256:…\` in place of \`newTag\`. At the
   next release, what was the digest of \`app\` becomes that of \`previous-app\`.`
}

function inChinese(input: KubernetesInput): string {
  const { environment, network, nodes } = input
  return `由 \`tengyun export kubernetes ${environment}\` 生成。首次使用之前：

- 节点须位于 VPC \`${nodes.vpc}\`（${network}）内。节点（使用 VPC-CNI 时还有 Pod 的网卡）须绑定安全组 \`${nodes.securityGroup}\`，
  数据库只接受该安全组的访问。节点须绑定角色 \`${nodes.role}\`，用于访问文件。
- 未安装 TKE 网络策略组件时，NetworkPolicy 不起作用。
- 读取应用指标的 Pod 所在命名空间须有标签 \`tengyun/reads-metrics=true\`。
${lacksHttps(input) ? `- 没有 HTTPS：尚无负载均衡使用 ${input.entrance.domain} 的证书。\n` : ''}
之后每次发布：

1. ${imagesInChinese(input)}
2. 在本目录按上面的顺序执行命令。密钥直接进入集群，不在这些文件中。轮换密钥后：执行第二条命令，再执行
   ${restart(input)}。
`
}

function imagesInChinese({ images }: KubernetesInput): string {
  return isChosen(images.app)
    ? `\`images/kustomization.yaml\` 中是当前服务版本的镜像，以摘要固定。要换版本，先执行 \`tengyun deploy\`，再重新导出。`
    : `将镜像填入 \`images/kustomization.yaml\`：仓库名，并用 \`digest: sha256:…\` 取代 \`newTag\`。下次发布时，原来 \`app\` 的摘要填到
   \`previous-app\`。`
}

/** Whether people are given a name, and nothing that it could prove itself with. */
function lacksHttps({ entrance: { certificate, domain } }: KubernetesInput): boolean {
  return domain !== undefined && certificate === undefined
}
