import { z } from 'zod'
import { checkedTool } from '../checked-tool.ts'
import type { SimpleTool } from '../tool.ts'
import { readText } from '../web/read-body.ts'
import { type About, missingSettings, type NativeSettings } from './native.ts'

type Given = { readonly query: string; readonly image_size: string }

/** The gallery's `output_dir` is missing here on purpose: where images are kept is not the model's to say. */
const parameters = {
  type: 'object',
  properties: {
    query: { type: 'string', description: 'What the image is to show' },
    image_size: {
      type: 'string',
      enum: ['1024x1024', '512x512', '256x256'],
      default: '1024x1024',
      description: 'Its size in pixels',
    },
  },
  required: ['query'],
}

const openAi = 'https://api.openai.com/v1'
const maxAnswerBytes = 32 * 1024 * 1024
const answer = z.object({ data: z.array(z.object({ b64_json: z.string() })) })

/** Gives where the images can be found. */
export function generateImage(about: About, { fetch, images }: NativeSettings): SimpleTool {
  return checkedTool<Given>({ ...about, parameters }, async ({ query, image_size }, { signal }) => {
    if (!images) throw missingSettings(about.name, 'OPENAI_API_KEY')
    const { apiKey, baseUrl = openAi, model = 'dall-e-3', keep } = images
    const response = await fetch(`${baseUrl}/images/generations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, prompt: query, n: 1, response_format: 'b64_json', size: image_size }),
      signal,
    })
    const text = await readText(response, maxAnswerBytes)
    if (!response.ok) throw new Error(`The image service answered ${response.status}: ${text.slice(0, 300)}`)
    const { data } = answer.parse(JSON.parse(text))
    const kept: string[] = []
    for (const { b64_json } of data) kept.push(await keep(Buffer.from(b64_json, 'base64'), query))
    return JSON.stringify(kept)
  })
}
