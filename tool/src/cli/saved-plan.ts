import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Plan } from '../plan/model.ts'
import { isSamePlan } from '../plan/same-plan.ts'

/** What a plan file holds; the number is the format's. */
interface SavedPlan {
  readonly tengyunPlan: 1
  readonly plan: Plan
}

export async function savePlan(folder: string, file: string, plan: Plan): Promise<void> {
  const path = resolve(folder, file)
  const saved: SavedPlan = { tengyunPlan: 1, plan }
  await writeFile(`${path}.partial`, `${JSON.stringify(saved, undefined, 2)}\n`)
  await rename(`${path}.partial`, path)
}

/** An argument that is a file is a saved plan; environments have no dots or slashes in their names. */
export function namesAFile(folder: string, argument: string | undefined): argument is string {
  return argument !== undefined && /[./]/.test(argument) && existsSync(resolve(folder, argument))
}

/** @throws TengyunError `apply/unreadable-plan` */
export async function readSavedPlan(folder: string, file: string): Promise<Plan> {
  const text = await readFile(resolve(folder, file), 'utf8')
  try {
    const { tengyunPlan, plan }: SavedPlan = JSON.parse(text)
    if (tengyunPlan === 1 && Array.isArray(plan.changes)) return plan
    throw new Error(`format ${tengyunPlan}`)
  } catch (cause) {
    throw new TengyunError('apply/unreadable-plan', { where: file, why: (cause as Error).message, cause })
  }
}

/**
 * A saved plan is carried out only where and as it was shown.
 *
 * @throws TengyunError `apply/stale-plan` saying what is different now
 */
export function refuseUnlessCurrent(saved: Plan, current: Plan, file: string): void {
  const differs = (['project', 'environment', 'account', 'region'] as const).find(
    (name) => saved[name] !== current[name],
  )
  if (differs) {
    throw new TengyunError('apply/stale-plan', {
      where: file,
      why: {
        en: `It was made for the ${differs} ${saved[differs]}; this is ${current[differs]}.`,
        zh: `该计划针对 ${differs} ${saved[differs]}，而当前为 ${current[differs]}。`,
      },
    })
  }
  if (isSamePlan(saved, current)) return
  throw new TengyunError('apply/stale-plan', {
    where: file,
    why: { en: 'The config or the cloud has changed since.', zh: '配置或云端在此之后已发生变化。' },
  })
}
