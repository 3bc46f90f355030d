import { preparedItem } from '../../prepared-item.ts'

export const hostDocker = preparedItem(
  {
    id: 'host-docker',
    title: { en: 'Docker and Docker Compose are installed', zh: '已安装 Docker 与 Docker Compose' },
    story: ['1.3.2'],
    expected: {
      en: 'both run on each host, with logs that are kept short',
      zh: '每台主机均可运行，且日志有上限',
    },
  },
  ['docker'],
)
