import { describe, expect, it } from 'vitest'
import type { Block } from './block.ts'
import { terraformDocument } from './document.ts'

const documentOf = (...blocks: Block[]) =>
  terraformDocument({ region: 'ap-guangzhou', version: '1.83.25', blocks, variables: [] })

const aVpc = (more: Partial<Block> = {}): Block => ({
  type: 'tencentcloud_vpc',
  name: 'main',
  arguments: { name: 'shop' },
  ...more,
})

describe('the Terraform document', () => {
  it('imports what exists and creates the rest', () => {
    const { import: imports, resource } = documentOf(aVpc({ id: 'vpc-1' }), aVpc({ name: 'other' }))
    expect(imports).toEqual([{ to: 'tencentcloud_vpc.main', id: 'vpc-1' }])
    expect(Object.keys(resource.tencentcloud_vpc ?? {})).toEqual(['main', 'other'])
  })

  it('writes references as templates, and doubles the sign of texts that only look like one', () => {
    const block = aVpc({
      arguments: {
        id: { expression: 'tencentcloud_vpc.main.id' },
        rules: [{ text: `qcs::cos:\${uin}`, format: '%{h}' }],
        absent: undefined,
      },
    })
    expect(documentOf(block).resource.tencentcloud_vpc?.main).toEqual({
      id: `\${tencentcloud_vpc.main.id}`,
      rules: [{ text: `qcs::cos:$\${uin}`, format: '%%{h}' }],
    })
  })

  it('tells Terraform to overlook what cannot be read back', () => {
    const block = aVpc({ ignoreChanges: ['password'] })
    expect(documentOf(block).resource.tencentcloud_vpc?.main).toEqual({
      name: 'shop',
      lifecycle: { ignore_changes: ['password'] },
    })
  })

  it('asks for secrets as sensitive variables', () => {
    const document = terraformDocument({
      region: 'ap-guangzhou',
      version: '1.83.25',
      blocks: [],
      variables: [{ name: 'redis_main_password', description: 'of Redis' }],
    })
    expect(document.variable).toEqual({
      redis_main_password: { type: 'string', sensitive: true, description: 'of Redis' },
    })
  })
})
