const places = ['石角站', '飞来峡', '清城堤段', '英德站', '连江口', '北江大堤', '三水站', '芦苞闸']
const states = [
  '水位上涨',
  '水位回落',
  '出现渗水',
  '巡查完毕',
  '人员到位',
  '道路中断',
  '通信恢复',
  '等待增援',
]
const deeds = [
  '请核对巡查安排',
  '已通知下游各镇',
  '建议增派两组人员',
  '转移准备就绪',
  '继续观测',
  '上报指挥部',
]

/** Text of so many bytes that repeats itself no more than reports do: what is stored is compressed. */
export function prose(bytes: number): string {
  let text = ''
  for (let line = 0; Buffer.byteLength(text) < bytes; line++) {
    // Steps without a common divisor with the lengths, so that lines differ.
    const [place, state, deed] = [
      places[(line * 3) % 8],
      states[(line * 5 + (line >> 3)) % 8],
      deeds[(line * 7) % 6],
    ]
    text += `${(line * 37) % 24}时${(line * 53) % 60}分，${place}${state}，读数 ${((line * 7919) % 9973) / 100}，${deed}。`
  }
  return text
}
