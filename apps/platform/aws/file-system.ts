import type { Chart } from 'cdk8s';
import type { AwsSettings, Settings } from '../settings';
import { kept, managed } from './managed';
import { confirmDeletion } from 'cdk8s-mlops/argo-cd';
import { Ec2SecurityGroup, Ec2SecurityGroupIngressRule, EfsAccessPoint, EfsFileSystem, EfsMountTarget } from 'cdk8s-mlops/imports/crossplane-aws';

/** The port of NFS. */
const port = 2049;
/** The access point makes everybody this user: the one that Seldon's server runs as. */
const owner = 8888;

/** The shared file system of the models. Its ids exist only after it was made: they go into cdk8s.yaml, where the volume is described. */
export function addFileSystem(chart: Chart, { environment }: Settings, { region, vpcId, vpcCidr, subnetIds }: AwsSettings): void {
  const name = `${environment}-models`;
  const metadata = { name };
  new Ec2SecurityGroup(chart, 'nfs-group', {
    metadata: { ...metadata, name: `${name}-nfs` },
    spec: { ...managed, forProvider: { region, vpcId, name: `${name}-nfs`, description: 'NFS from within the VPC' } },
  });
  new Ec2SecurityGroupIngressRule(chart, 'nfs-rule', {
    metadata: { ...metadata, name: `${name}-nfs` },
    spec: { ...managed, forProvider: { region, securityGroupIdRef: { name: `${name}-nfs` }, ipProtocol: 'tcp', fromPort: port, toPort: port, cidrIpv4: vpcCidr } },
  });
  const fileSystem = new EfsFileSystem(chart, 'file-system', {
    metadata: { name },
    spec: { ...kept, forProvider: { region, creationToken: name, encrypted: true, throughputMode: 'elastic' } },
  });
  confirmDeletion(fileSystem);
  for (const subnetId of subnetIds) {
    new EfsMountTarget(chart, `mount-target-${subnetId}`, {
      metadata: { ...metadata, name: `${name}-${subnetId}` },
      spec: { ...managed, forProvider: { region, fileSystemIdRef: { name }, subnetId, securityGroupsRefs: [{ name: `${name}-nfs` }] } },
    });
  }
  new EfsAccessPoint(chart, 'access-point', {
    metadata: { ...metadata, name: `${name}-tumor-triage` },
    spec: {
      ...managed,
      forProvider: {
        region,
        fileSystemIdRef: { name },
        posixUser: { uid: owner, gid: owner },
        rootDirectory: { path: '/tumor-triage', creationInfo: { ownerUid: owner, ownerGid: owner, permissions: '0750' } },
      },
    },
  });
}
