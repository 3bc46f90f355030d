import type { TerraformExport } from '../export/terraform/export.ts'
import type { Terminal } from './terminal.ts'

/** Where the configuration is, what it holds, what it lacks and what to do with it. */
export function showTerraformExport(
  terminal: Terminal,
  file: string,
  { document, variables, leftOut }: TerraformExport,
): void {
  const { colors } = terminal
  const blocks = Object.values(document.resource).flatMap((ofType) => Object.keys(ofType)).length
  const imports = document.import.length
  terminal.say({
    en: `${colors.green('✓')} ${file}: ${blocks} resources, ${imports} of them to import.`,
    zh: `${colors.green('✓')} ${file}：${blocks} 个资源，其中 ${imports} 个将导入。`,
  })
  if (leftOut.length > 0) {
    terminal.say({
      en: `${colors.yellow('!')} Not written, since the provider cannot take them over: ${leftOut.join(', ')}`,
      zh: `${colors.yellow('!')} 以下资源无法由 provider 接管，未写入：${leftOut.join('、')}`,
    })
  }
  if (variables.length > 0) {
    const names = variables.map(({ name }) => `TF_VAR_${name}`).join(', ')
    terminal.say({
      en: `  Secrets are not written. Terraform asks for them, or reads them from ${names}.`,
      zh: `  不写入任何密钥。Terraform 会提示输入，或从 ${names} 读取。`,
    })
  }
  terminal.say({
    en: '  Then: terraform init && terraform plan',
    zh: '  然后运行：terraform init && terraform plan',
  })
}
