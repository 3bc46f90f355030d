import type { Service } from '../service.ts'
import { allocateAddresses } from './actions/allocate-addresses.ts'
import { associateAddress } from './actions/associate-address.ts'
import { createNatGateway } from './actions/create-nat-gateway.ts'
import { createRouteTable } from './actions/create-route-table.ts'
import { createRoutes } from './actions/create-routes.ts'
import { createSecurityGroup } from './actions/create-security-group.ts'
import { createSecurityGroupPolicies } from './actions/create-security-group-policies.ts'
import { createSubnet } from './actions/create-subnet.ts'
import { createVpc } from './actions/create-vpc.ts'
import { deleteNatGateway } from './actions/delete-nat-gateway.ts'
import { deleteRouteTable } from './actions/delete-route-table.ts'
import { deleteRoutes } from './actions/delete-routes.ts'
import { deleteSecurityGroup } from './actions/delete-security-group.ts'
import { deleteSecurityGroupPolicies } from './actions/delete-security-group-policies.ts'
import { deleteSubnet } from './actions/delete-subnet.ts'
import { deleteVpc } from './actions/delete-vpc.ts'
import { describeAddresses } from './actions/describe-addresses.ts'
import { describeNatGateways } from './actions/describe-nat-gateways.ts'
import { describeNetworkAccountType } from './actions/describe-network-account-type.ts'
import { describeRouteTables } from './actions/describe-route-tables.ts'
import { describeSecurityGroupAssociationStatistics } from './actions/describe-security-group-association-statistics.ts'
import { describeSecurityGroupPolicies } from './actions/describe-security-group-policies.ts'
import { describeSecurityGroups } from './actions/describe-security-groups.ts'
import { describeSubnets } from './actions/describe-subnets.ts'
import { describeTaskResult } from './actions/describe-task-result.ts'
import { describeUsedIpAddress } from './actions/describe-used-ip-address.ts'
import { describeVpcs } from './actions/describe-vpcs.ts'
import { disassociateAddress } from './actions/disassociate-address.ts'
import { inquiryPriceAllocateAddresses } from './actions/inquiry-price-allocate-addresses.ts'
import { modifyAddressAttribute } from './actions/modify-address-attribute.ts'
import { modifyAddressesBandwidth } from './actions/modify-addresses-bandwidth.ts'
import { modifyNatGatewayAttribute } from './actions/modify-nat-gateway-attribute.ts'
import { modifyRouteTableAttribute } from './actions/modify-route-table-attribute.ts'
import { modifySecurityGroupAttribute } from './actions/modify-security-group-attribute.ts'
import { modifySecurityGroupPolicies } from './actions/modify-security-group-policies.ts'
import { modifySubnetAttribute } from './actions/modify-subnet-attribute.ts'
import { modifyVpcAttribute } from './actions/modify-vpc-attribute.ts'
import { releaseAddresses } from './actions/release-addresses.ts'
import { replaceRouteTableAssociation } from './actions/replace-route-table-association.ts'
import { handleAddressChanges } from './change-address.ts'
import { handleNatGateways } from './nat-gateways.ts'

export const vpc: Service = {
  product: 'vpc',
  version: '2017-03-12',
  actions: {
    AllocateAddresses: allocateAddresses,
    AssociateAddress: associateAddress,
    CreateNatGateway: createNatGateway,
    CreateRoutes: createRoutes,
    CreateRouteTable: createRouteTable,
    CreateSecurityGroup: createSecurityGroup,
    CreateSecurityGroupPolicies: createSecurityGroupPolicies,
    CreateSubnet: createSubnet,
    CreateVpc: createVpc,
    DeleteNatGateway: deleteNatGateway,
    DeleteRoutes: deleteRoutes,
    DeleteRouteTable: deleteRouteTable,
    DeleteSecurityGroup: deleteSecurityGroup,
    DeleteSecurityGroupPolicies: deleteSecurityGroupPolicies,
    DeleteSubnet: deleteSubnet,
    DeleteVpc: deleteVpc,
    DescribeAddresses: describeAddresses,
    DescribeNatGateways: describeNatGateways,
    DescribeNetworkAccountType: describeNetworkAccountType,
    DescribeRouteTables: describeRouteTables,
    DescribeSecurityGroupAssociationStatistics: describeSecurityGroupAssociationStatistics,
    DescribeSecurityGroupPolicies: describeSecurityGroupPolicies,
    DescribeSecurityGroups: describeSecurityGroups,
    DescribeSubnets: describeSubnets,
    DescribeTaskResult: describeTaskResult,
    DescribeUsedIpAddress: describeUsedIpAddress,
    DescribeVpcs: describeVpcs,
    DisassociateAddress: disassociateAddress,
    InquiryPriceAllocateAddresses: inquiryPriceAllocateAddresses,
    ModifyAddressAttribute: modifyAddressAttribute,
    ModifyAddressesBandwidth: modifyAddressesBandwidth,
    ModifyNatGatewayAttribute: modifyNatGatewayAttribute,
    ModifyRouteTableAttribute: modifyRouteTableAttribute,
    ModifySecurityGroupAttribute: modifySecurityGroupAttribute,
    ModifySecurityGroupPolicies: modifySecurityGroupPolicies,
    ModifySubnetAttribute: modifySubnetAttribute,
    ModifyVpcAttribute: modifyVpcAttribute,
    ReleaseAddresses: releaseAddresses,
    ReplaceRouteTableAssociation: replaceRouteTableAssociation,
  },
  start: (world) => {
    handleAddressChanges(world)
    handleNatGateways(world)
  },
}
