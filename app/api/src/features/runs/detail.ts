import { z } from 'zod'

const kept = z.looseObject({
  request: z.looseObject({
    messages: z.array(z.unknown()),
    continues: z.object({ branch: z.string(), ordinal: z.int(), messages: z.int() }).optional(),
  }),
})

/** A detail of a model call with its whole request, put together from those that it continues. */
export async function wholeDetail(
  detail: unknown,
  at: (branch: string, ordinal: number) => Promise<unknown>,
): Promise<unknown> {
  const read = kept.safeParse(detail).data
  const { continues, ...request } = read?.request ?? {}
  if (!read || !continues) return detail
  const earlier = kept.safeParse(await wholeDetail(await at(continues.branch, continues.ordinal), at)).data
  const before = earlier?.request.messages.slice(0, continues.messages) ?? []
  return { ...read, request: { ...request, messages: [...before, ...read.request.messages] } }
}
