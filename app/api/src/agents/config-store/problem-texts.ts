import { entry } from '../components/problem-entry.ts'

/** What can be said of a team file when it is to be saved. */
export const savingTexts = {
  'file/several-teams': entry(
    'The file holds several teams: {paths}.',
    '文件中有多个团队：{paths}。',
    'Import them one by one: name one of the paths as `entry`.',
    '请逐个导入：在 `entry` 中指定其中一个路径。',
  ),
  'file/no-such-entry': entry(
    'The file holds no team at {path}.',
    '文件中 {path} 处没有团队。',
    'Name one of these as `entry`: {paths}.',
    '请在 `entry` 中指定其中之一：{paths}。',
  ),
  'secret/unknown': entry(
    'The key {name} is not one of this team’s.',
    '密钥 {name} 不属于该团队。',
    'Write the key itself here; it is moved to the secret store.',
    '请在此处填写密钥本身，保存时会移入密钥库。',
  ),
  'secret/other-address': entry(
    'The key was entered for another address than the one it would be sent to now.',
    '该密钥是为另一个地址填写的，与现在要发送到的地址不同。',
    'Write the key itself here once more, or put back the address.',
    '请在此处重新填写密钥，或恢复原来的地址。',
  ),
}
