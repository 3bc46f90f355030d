import { waitFor } from '../../cloud/wait.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import type { ResourceContext } from '../kind.ts'

/** Milliseconds. The official Terraform provider waits as long. */
const patience = 10 * 60_000

/**
 * Waits for a change of a load balancer. Each is a task known by the RequestId of its answer, and until it ends
 * the load balancer takes no other.
 *
 * @throws TengyunError `cloud/settling-failed`
 */
export async function taskDone({ cloud }: ResourceContext, requestId: string | undefined): Promise<void> {
  const TaskId = requestId ?? ''
  const done = await waitFor(cloud, patience, async () => {
    const { Status, Message } = await cloud.call('clb', 'DescribeTaskStatus', { TaskId })
    if (Status === 1) throw new TengyunError('cloud/settling-failed', { where: TaskId, why: Message ?? '' })
    return Status === 0 ? true : undefined
  })
  if (done === undefined) throw new TengyunError('cloud/settling-failed', { where: TaskId })
}
