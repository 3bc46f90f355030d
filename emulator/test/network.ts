import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import type { TestEmulator } from './emulator.ts'

export interface TestNetwork {
  readonly zone: string
  readonly vpcId: string
  readonly subnetId: string
  readonly securityGroupId: string
}

/** A VPC in ap-guangzhou with a subnet and a security group, for what has to live in one. */
export async function aNetwork(emulator: Pick<TestEmulator, 'client'>): Promise<TestNetwork> {
  const client = emulator.client(VpcClient)
  const zone = 'ap-guangzhou-6'
  const { Vpc } = await client.CreateVpc({ VpcName: 'test', CidrBlock: '10.0.0.0/16' })
  const vpcId = Vpc?.VpcId ?? ''
  const { Subnet } = await client.CreateSubnet({
    VpcId: vpcId,
    SubnetName: 'test',
    CidrBlock: '10.0.1.0/24',
    Zone: zone,
  })
  const { SecurityGroup } = await client.CreateSecurityGroup({ GroupName: 'test', GroupDescription: 'test' })
  return {
    zone,
    vpcId,
    subnetId: Subnet?.SubnetId ?? '',
    securityGroupId: SecurityGroup?.SecurityGroupId ?? '',
  }
}
