import type { Text } from '../../text.ts'
import type { ComposeFile } from './compose-file.ts'

/** Whether the compose file starts the app as one does who writes it: with what reloads, or tells strangers of its errors. */
export function isForDevelopment({ app }: ComposeFile): boolean {
  return /\b(dev|develop|development|runserver|nodemon|watch|air|livereload)\b|--(reload|debug|watch)\b/.test(
    app.command ?? '',
  )
}

export function developmentAdvice(compose: ComposeFile): Text[] {
  const { name, app } = compose
  if (!isForDevelopment(compose)) return []
  return [
    {
      en: `${name} starts \`${app.command}\`, which is for development: what the image says itself is what runs. Another command goes into \`app.image.command\`.`,
      zh: `${name} 以 \`${app.command}\` 启动，属于开发用途：实际运行镜像自身的命令。如需其他命令，请写入 \`app.image.command\`。`,
    },
  ]
}
