import { setTimeout } from 'node:timers/promises'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'

// The client that kill-points.test.ts kills: makes a VPC with two subnets at once, each unless it is there.
// Endpoint's host, secret id and secret key are its arguments.
const [endpoint = '', secretId = '', secretKey = ''] = process.argv.slice(2)
const client = new VpcClient({
  credential: { secretId, secretKey },
  region: 'ap-guangzhou',
  profile: { httpProfile: { endpoint, protocol: 'http://' } },
})

async function ensureVpc(): Promise<string> {
  const { VpcSet = [] } = await client.DescribeVpcs({})
  if (VpcSet[0]?.VpcId) return VpcSet[0].VpcId
  const { Vpc } = await client.CreateVpc({ VpcName: 'only', CidrBlock: '10.0.0.0/16' })
  return Vpc?.VpcId ?? ''
}

async function ensureSubnet(VpcId: string, SubnetName: string, CidrBlock: string): Promise<void> {
  const { SubnetSet = [] } = await client.DescribeSubnets({
    Filters: [{ Name: 'subnet-name', Values: [SubnetName] }],
  })
  if (SubnetSet.length > 0) return
  await client.CreateSubnet({ VpcId, SubnetName, CidrBlock, Zone: 'ap-guangzhou-6' })
}

const vpcId = await ensureVpc()
await Promise.all([ensureSubnet(vpcId, 'a', '10.0.1.0/24'), ensureSubnet(vpcId, 'b', '10.0.2.0/24')])
// What a client does with its last answer takes a moment, in which it can be killed too.
await setTimeout(20)
