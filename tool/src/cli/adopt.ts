import { TengyunError } from '../errors/tengyun-error.ts'
import type { Key, Observed } from '../plan/model.ts'
import { kindOf } from '../resources/index.ts'
import { desiredOf, openSession, type Session } from '../session.ts'
import type { Run } from './command.ts'
import { asOnlyChanger } from './only-changer.ts'

/** Takes an object that exists under management: it gets the tags that make it ours, and nothing else changes. */
export const adopt: Run = async (input) => {
  const [key = '', id = ''] = input.words
  const session = await openSession(input)
  const wanted = desiredOf(session).find((resource) => resource.key === key)
  if (!wanted) throw unknownKey(session, key)
  const kind = kindOf(wanted.kind)
  if (!kind.tag) throw new TengyunError('adopt/not-adoptable', { where: wanted.key })
  const present = (await kind.list(session.context)).find((object) => object.key === wanted.key)
  if (present && present.id !== id) {
    throw new TengyunError('adopt/taken', { where: wanted.key, why: `${wanted.key} = ${present.id}` })
  }
  const adopted = await asOnlyChanger(input, session, 'adopt', async ({ context }) => {
    await kind.tag?.(context, asObserved(wanted.kind, wanted.key, id, wanted.name))
    return (await kind.list(context)).find((object) => object.key === wanted.key)
  })
  if (adopted?.id !== id) throw new TengyunError('adopt/not-found', { where: wanted.key, why: id })
  const { colors } = input.terminal
  const command = `npx tengyun plan ${session.name}`
  input.terminal.say({
    en: `${colors.green('✓')} ${key} is ${id} now. See what the config would change of it: ${command}`,
    zh: `${colors.green('✓')} ${key} 现在是 ${id}。查看配置会对它作哪些更改：${command}`,
  })
  input.terminal.document({ environment: session.name, key, id })
  return 0
}

function asObserved(kind: string, key: Key, id: string, name: string): Observed {
  return { kind, key, id, name, tagged: false, state: '', settled: true, fields: {} }
}

function unknownKey(session: Session, key: string): TengyunError {
  const known = desiredOf(session)
    .map((resource) => resource.key)
    .join(', ')
  return new TengyunError('adopt/unknown-key', {
    where: session.name,
    why: { en: `"${key}" is none of: ${known}`, zh: `“${key}” 不在其中：${known}` },
  })
}
