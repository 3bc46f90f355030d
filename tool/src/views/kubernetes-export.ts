import type { KubernetesExport } from '../export/kubernetes/export.ts'
import { isChosen } from '../export/kubernetes/images.ts'
import type { KubernetesInput } from '../export/kubernetes/input.ts'
import { namespaceOf } from '../export/kubernetes/names.ts'
import type { Terminal } from './terminal.ts'

/** Where the manifests are, what is left for a person to fill in, and where the order of steps stands. */
export function showKubernetesExport(
  terminal: Terminal,
  { folder, files, gone }: KubernetesExport & { readonly folder: string },
  input: KubernetesInput,
): void {
  const { colors } = terminal
  const { environment, images, secrets } = input
  terminal.say({
    en: `${colors.green('✓')} ${folder}: ${files.length} files.`,
    zh: `${colors.green('✓')} ${folder}：${files.length} 个文件。`,
  })
  if (!isChosen(images.app)) {
    terminal.say({
      en: `${colors.yellow('!')} No release went through a registry (compute.registry): fill the image into ${folder}/images/kustomization.yaml.`,
      zh: `${colors.yellow('!')} 尚无经镜像仓库（compute.registry）的发布：请将镜像填入 ${folder}/images/kustomization.yaml。`,
    })
  }
  if (gone.length > 0) {
    const command = `kubectl -n ${namespaceOf(input)} delete ${gone.join(' ')}`
    terminal.say({
      en: `${colors.yellow('!')} No part of it any more; where the cluster has it: ${command}`,
      zh: `${colors.yellow('!')} 已不再包含以下对象；如集群中已有，请执行：${command}`,
    })
  }
  if (secrets.length > 0) {
    const command = `npx tengyun export kubernetes ${environment} --secrets | kubectl apply --server-side -f -`
    terminal.say({
      en: `  No secret is written. After the foundation, the cluster gets ${secrets.join(', ')} by: ${command}`,
      zh: `  不写入任何密钥。应用 foundation 之后，用以下命令将 ${secrets.join('、')} 交给集群：${command}`,
    })
  }
  terminal.say({
    en: `  Then, step by step: ${folder}/README.md`,
    zh: `  后续步骤见 ${folder}/README.md`,
  })
}
