/** Where people discuss a change before it is taken in. */
export interface ChangeRequest {
  comments(): Promise<readonly Comment[]>
  add(body: string): Promise<void>
  replace(id: string, body: string): Promise<void>
}

export interface Comment {
  readonly id: string
  readonly body: string
}

type Variables = Readonly<Record<string, string | undefined>>

/** @returns undefined where this is no run of a change request of that platform */
export type OpenChangeRequest = (env: Variables) => ChangeRequest | undefined

/** What a comment about one subject begins with; people do not see it, and the next run finds it by this. */
export function markOf(subject: string): string {
  return `<!-- tengyun ${subject} -->`
}

/** Says it once: what an earlier run said of the same subject is replaced. */
export async function comment(request: ChangeRequest, body: string): Promise<void> {
  const [mark = ''] = body.split('\n')
  const earlier = (await request.comments()).find((one) => one.body.startsWith(mark))
  if (earlier === undefined) await request.add(body)
  else await request.replace(earlier.id, body)
}
