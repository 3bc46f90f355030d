import { CloudError } from '../../errors.ts'

/** The line that every name needs: Chinese, whatever language the client asks for. */
export const defaultLine = '默认'

/** The lines of the free plan, with their ids. https://cloud.tencent.com/document/product/302/8643 */
const lineIds: Readonly<Record<string, string>> = {
  [defaultLine]: '0',
  电信: '10=0',
  联通: '10=1',
  教育网: '10=2',
  移动: '10=3',
  搜索引擎: '90=0',
  境内: '7=0',
  境外: '3=0',
}

export function lineIdOf(line: string): string {
  return lineIds[line] ?? ''
}

/** @throws CloudError `InvalidParameter.RecordLineInvalid` */
export function checkLine(line: string): void {
  if (Object.hasOwn(lineIds, line)) return
  throw new CloudError(
    'InvalidParameter.RecordLineInvalid',
    `记录线路不正确。\`${line}\` is not a line of the free plan: ${Object.keys(lineIds).join('、')}.`,
  )
}
