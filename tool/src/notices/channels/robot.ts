import type { RobotReceiver } from '../receiver.ts'
import { renderMarkdown } from '../render/markdown.ts'
import { pageOf } from '../render/page.ts'
import { type Answer, type Channel, soon } from './channel.ts'
import { postJson } from './post-json.ts'

/** Bytes of UTF-8 that a Markdown message may have (https://developer.work.weixin.qq.com/document/path/91770). */
const longest = 4096

/** The platform counts by the minute: 20 messages a robot. */
const nextMinute = 60_000

/** The robot of a WeCom group. Its HTTP status is 200 whatever happens; `errcode` says how it went. */
export const robot: Channel<RobotReceiver> = {
  async send({ address, language }, message, attempt) {
    const content = renderMarkdown(pageOf(message, language), language, longest)
    const body = JSON.stringify({ msgtype: 'markdown', markdown: { content } })
    const { status, body: answer } = await postJson(address, body, {}, attempt)
    return status === 200 ? judge(answer) : { ok: false, answered: `HTTP ${status}`, againAfter: soon }
  },
}

function judge(answer: string): Answer {
  const { errcode, errmsg } = read(answer)
  if (errcode === undefined) return { ok: false, answered: `no errcode: ${answer.slice(0, 100)}` }
  const answered = `errcode ${errcode}: ${errmsg}`
  if (errcode === 0) return { ok: true, answered }
  const pause = pauses[errcode]
  return { ok: false, answered, ...(pause === undefined ? {} : { againAfter: pause }) }
}

/** Codes that pass by themselves: the platform is busy, or has had enough of us for this minute. */
const pauses: Readonly<Record<number, number>> = { [-1]: soon, 45009: nextMinute }

function read(answer: string): { readonly errcode?: number; readonly errmsg: string } {
  try {
    const { errcode, errmsg } = JSON.parse(answer)
    return typeof errcode === 'number' ? { errcode, errmsg: String(errmsg ?? '') } : { errmsg: '' }
  } catch {
    return { errmsg: '' }
  }
}
