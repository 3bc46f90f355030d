import { serves } from '../../hosts/role.ts'
import type { Place } from '../../hosts/runtimes/runtime.ts'
import type { DeployInput, HostOutcome, HostResult } from './deploy.ts'
import { keptReleases } from './retention.ts'
import type { Situation } from './situation.ts'

/** Starts the release in the standby slot and proves it there, where nobody sees it. */
export async function start(input: DeployInput, situation: Situation): Promise<void> {
  try {
    if (!(input.promotes && isRunning(situation))) {
      await vacate(input, situation)
      await fill(input, situation)
    }
    await probe(input, situation)
  } catch (error) {
    await input.hooks?.became?.(resultOf(situation.active, 'failed'))
    throw error
  }
}

/** A canary that was not promoted may still have requests to finish. */
async function vacate({ runtime, step }: DeployInput, { host, standby }: Situation): Promise<void> {
  const { slot } = standby
  if (standby.facts.running[slot] === undefined) return
  step({ en: `${host.name}: drain and empty slot ${slot}`, zh: `${host.name}：排空 ${slot} 槽位` })
  await runtime.retire(standby)
}

async function fill({ runtime, step }: DeployInput, { host, standby, filling }: Situation): Promise<void> {
  const { slot } = standby
  step({ en: `${host.name}: start in slot ${slot}`, zh: `${host.name}：在 ${slot} 槽位启动` })
  await runtime.fill(standby, filling)
}

async function probe({ runtime, app, step }: DeployInput, { host, standby }: Situation): Promise<void> {
  step({ en: `${host.name}: probe ${app.ready}`, zh: `${host.name}：探测 ${app.ready}` })
  await runtime.probe(standby)
}

function isRunning({ standby, filling }: Situation): boolean {
  return standby.facts.running[standby.slot]?.fingerprint === filling.fingerprint
}

/** @param switched where it is noted as soon as it has, whatever happens afterwards */
export async function switchOver(
  input: DeployInput,
  situation: Situation,
  switched: Set<Situation>,
): Promise<void> {
  const { hooks } = input
  const { host, active, standby } = situation
  const doSwitch = async () => {
    await switchTo(input, situation)
    switched.add(situation)
  }
  try {
    await (hooks?.around?.(host, doSwitch) ?? doSwitch())
  } catch (error) {
    if (!switched.has(situation)) await hooks?.became?.(resultOf(active, 'failed'))
    throw error
  }
  await hooks?.became?.(resultOf(standby, 'deployed'))
}

/** A switch that fails after the fence was moved has it moved back. */
async function switchTo(input: DeployInput, situation: Situation): Promise<void> {
  const { runtime, release, step } = input
  const { host, standby } = situation
  const { slot } = standby
  step({ en: `${host.name}: switch to slot ${slot}`, zh: `${host.name}：切换到 ${slot} 槽位` })
  try {
    await runtime.switchTo(standby, release.id)
  } catch (error) {
    // What keeps the one from being switched to may keep the other; the first failure is what is told.
    if (situation.serving !== undefined)
      await runtime.switchTo(situation.active, situation.serving).catch(() => {})
    throw error
  }
}

/** @param switched where it is noted as soon as it has its share */
export async function giveShare(
  input: DeployInput,
  situation: Situation,
  switched: Set<Situation>,
): Promise<void> {
  const { runtime, step, hooks, share = 0 } = input
  const { host, active, standby, serving } = situation
  step({
    en: `${host.name}: send slot ${standby.slot} ${share} % of the requests`,
    zh: `${host.name}：将 ${share}% 的请求发往 ${standby.slot} 槽位`,
  })
  try {
    await runtime.share(standby, share)
  } catch (error) {
    if (serving !== undefined) await runtime.switchTo(active, serving).catch(() => {})
    await hooks?.became?.(resultOf(active, 'failed'))
    throw error
  }
  switched.add(situation)
  await hooks?.became?.(resultOf(standby, 'deployed'))
}

/** What cannot be stopped now is when the slot is filled again; what went wrong first is what is told. */
export async function standDown({ runtime }: DeployInput, { standby }: Situation): Promise<void> {
  await runtime.retire(standby).catch(() => {})
}

/** The old slot still runs: it gets the requests again, and the new one is stopped. */
export async function takeBack(input: DeployInput, situation: Situation): Promise<void> {
  const { runtime, finish, hooks } = input
  const { host, active, standby, serving } = situation
  if (serving === undefined) return
  finish({ en: `${host.name}: back to ${serving}`, zh: `${host.name}：切回 ${serving}` })
  await runtime.switchTo(active, serving)
  await runtime.retire(standby)
  await hooks?.became?.(resultOf(active, 'taken-back'))
}

/** A host that an earlier command had switched. */
export async function goBack(input: DeployInput, { host, active, standby }: Situation): Promise<void> {
  const { runtime, finish, hooks } = input
  const before = standby.facts.running[standby.slot]?.release
  if (before === undefined) return
  finish({ en: `${host.name}: back to ${before}`, zh: `${host.name}：切回 ${before}` })
  await runtime.switchTo(standby, before)
  await runtime.retire(active)
  await hooks?.became?.(resultOf(standby, 'taken-back'))
}

/** The old slot finishes what it is at, and ends. */
export async function retire({ runtime, finish }: DeployInput, { host, active }: Situation): Promise<void> {
  const { slot } = active
  if (active.facts.running[slot] === undefined) return
  finish({ en: `${host.name}: drain and retire slot ${slot}`, zh: `${host.name}：排空并停用 ${slot} 槽位` })
  await runtime.retire(active)
}

export async function prune(
  { runtime, release, proven, keep }: DeployInput,
  { active }: Situation,
): Promise<void> {
  const releases = [release.id, ...active.facts.releases]
  await runtime.prune(active, [...keptReleases({ releases, serving: [release.id], proven, keep })])
}

/** What an earlier deploy did not come to is done: the switch finished, the old slot stopped. */
export async function leaveAsItIs(
  { runtime, release, finish }: DeployInput,
  situation: Situation,
): Promise<void> {
  const { host, active, standby } = situation
  if (standby.facts.running[standby.slot] !== undefined) {
    finish({ en: `${host.name}: finish an earlier switch`, zh: `${host.name}：完成此前中断的切换` })
    await runtime.switchTo(active, release.id)
    await runtime.retire(standby)
  }
  await runtime.awaitServing(active)
}

export function resultOf({ host, slot }: Place, outcome: HostOutcome): HostResult {
  const result = { name: host.name, id: host.id, slot, outcome }
  return serves(host) ? result : { ...result, role: 'worker' }
}
