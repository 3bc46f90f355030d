import { kindOf } from '../../../../resources/index.ts'
import { ownershipTagFilters } from '../../../../resources/ownership.ts'
import type { Check, CheckInput } from '../../../check.ts'
import { failed, passed } from '../../../finding.ts'

/** The Tag API's own view, across products: what it does not list would be lost to everybody who looks by tag. */
export const tagsComplete: Check = {
  id: 'tags-complete',
  title: { en: 'Every resource that can bears its tags', zh: '每个可加标签的资源都带有标签' },
  story: ['T1', '2.1.4'],
  expected: { en: 'project, environment and resource, on each', zh: '均带有项目、环境与资源标签' },
  mend: { en: 'Run `npx tengyun apply`, which puts tags back.', zh: '运行 `npx tengyun apply` 补齐标签。' },
  isQuick: true,
  async run(input) {
    const listed = await taggedNames(input)
    const taggable = input.observed.filter(({ kind }) => kindOf(kind).tag !== undefined)
    const missing = taggable.filter(({ id }) => !listed.some((name) => name.endsWith(`/${id}`)))
    const evidence = taggable.map(({ key, id }) => `${key}: ${id}`)
    const count = taggable.length
    if (missing.length === 0)
      return passed({ en: `${count} of ${count}`, zh: `${count} / ${count}` }, evidence)
    const keys = missing.map(({ key, id }) => `${key} (${id})`).join(', ')
    return failed({ en: `without tags: ${keys}`, zh: `缺少标签：${keys}` }, evidence)
  },
}

async function taggedNames({ session }: CheckInput): Promise<string[]> {
  const { cloud, owner } = session.context
  const names: string[] = []
  let PaginationToken: string | undefined
  do {
    const answer = await cloud.call('tag', 'GetResources', {
      TagFilters: ownershipTagFilters(owner),
      MaxResults: 200,
      ...(PaginationToken ? { PaginationToken } : {}),
    })
    names.push(...(answer.ResourceTagMappingList ?? []).map(({ Resource }) => Resource ?? ''))
    PaginationToken = answer.PaginationToken
  } while (PaginationToken)
  return names
}
