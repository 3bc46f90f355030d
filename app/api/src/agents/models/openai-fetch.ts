import { ModelError } from './model-error.ts'

/** Bytes of an answer. The longest that is used is a tenth of it; nothing sensible comes near. */
export const LARGEST_BODY = 16 * 2 ** 20

/** `fetch` that stops reading an answer that has no end, before it fills the memory of the process. */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init)
  if (!response.body) return response
  return new Response(response.body.pipeThrough(counter()), response)
}

function counter(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.byteLength
      if (bytes <= LARGEST_BODY) controller.enqueue(piece)
      else
        controller.error(
          new ModelError('unreadable', `The answer of the model is larger than ${LARGEST_BODY} bytes`),
        )
    },
  })
}
