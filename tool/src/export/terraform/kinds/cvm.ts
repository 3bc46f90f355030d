import { type CvmFields, chooseImage } from '../../../resources/cvm.ts'
import { chooseType } from '../../../resources/instance-type.ts'
import type { Exported, Exporter, Scope } from '../exporter.ts'

export const cvm: Exporter<CvmFields> = {
  kind: 'cvm',
  type: 'tencentcloud_instance',
  async blocks(resource, scope) {
    const { label, id, name, tags, fields } = resource
    const { refer } = scope
    const { type, image } = await machineOf(resource, scope)
    return [
      {
        type: 'tencentcloud_instance',
        name: label,
        id,
        arguments: {
          instance_name: name,
          availability_zone: fields.zone,
          instance_type: type,
          image_id: image,
          instance_charge_type: 'POSTPAID_BY_HOUR',
          system_disk_type: 'CLOUD_BSSD',
          system_disk_size: fields.systemDisk,
          vpc_id: refer(fields.vpc),
          subnet_id: refer(fields.subnet),
          orderly_security_groups: fields.securityGroups.map((group) => refer(group)),
          cam_role_name: refer(fields.role, 'name'),
          key_ids: fields.keyPair === null ? undefined : [refer(fields.keyPair)],
          disable_api_termination: fields.protection,
          tags,
        },
        // A newer image would make Terraform install the host anew.
        ignoreChanges: ['image_id'],
      },
    ]
  },
}

/** The type and image it has, or would be ordered with. */
async function machineOf({ id, fields }: Exported<CvmFields>, { context: { cloud } }: Scope) {
  if (id === undefined) {
    const [type, image] = await Promise.all([chooseType(cloud, fields), chooseImage(cloud)])
    return { type, image }
  }
  const answer = await cloud.call('cvm', 'DescribeInstances', { InstanceIds: [id] })
  const instance = answer.InstanceSet?.[0]
  return { type: instance?.InstanceType ?? '', image: instance?.ImageId ?? '' }
}
