import { chinese, type Scene, saidTo } from './scene.ts'

/** A colleague's question within a procedure: one risk, what answers it, and when. */
export const help: Scene = (asked) => {
  const question = saidTo(asked).find((text) =>
    /请求你协助完成以下子任务|asks you for help with this sub-task/.test(text),
  )
  if (question === undefined) return undefined
  return { say: (chinese(question) ? inChinese : inEnglish).join('\n') }
}

const inChinese = [
  '（脚本模型）最不能忽视的是：转移决定作出时，通往安置点的道路已经积水。',
  '',
  '1. 风险：低洼路段先于居民区受淹，特殊人群转移车辆可能被困。',
  '2. 措施：先转移特殊人群，同时派人值守两处低洼路口，备好高位绕行路线。',
  '3. 触发：任一路口积水超过 20 厘米，立即改走备用路线并报告指挥部（水深待现场核实）。',
]

const inEnglish = [
  '(scripted model) What must not be overlooked: the way to the shelters may be under water once the decision is made.',
  '',
  '1. Risk: low stretches of road flood before the houses do; vehicles with those who cannot walk get stuck.',
  '2. Answer: move those first, watch the two lowest crossings, and have a way around on high ground.',
  '3. When: more than 20 cm of water at either crossing, to be confirmed on the spot.',
]
