import type { Chart } from 'cdk8s';
import { names } from '../names';
import type { AwsSettings, Settings } from '../settings';
import { kept, managed } from './managed';
import { confirmDeletion } from 'cdk8s-mlops/argo-cd';
import { Ec2SecurityGroup, Ec2SecurityGroupIngressRule, RdsInstance, RdsSubnetGroup } from 'cdk8s-mlops/imports/crossplane-aws';

const port = 5432;

/** MLflow's Postgres. Crossplane makes the password, and writes the connection into the Secret that MLflow reads. */
export function addDatabase(chart: Chart, { environment }: Settings, { region, vpcId, vpcCidr, subnetIds }: AwsSettings): void {
  const name = `${environment}-mlflow`;
  const metadata = { name };
  new Ec2SecurityGroup(chart, 'database-group', {
    metadata,
    spec: { ...managed, forProvider: { region, vpcId, name: `${name}-postgres`, description: 'Postgres from within the VPC' } },
  });
  new Ec2SecurityGroupIngressRule(chart, 'database-rule', {
    metadata,
    spec: { ...managed, forProvider: { region, securityGroupIdRef: { name }, ipProtocol: 'tcp', fromPort: port, toPort: port, cidrIpv4: vpcCidr } },
  });
  new RdsSubnetGroup(chart, 'database-subnets', { metadata, spec: { ...managed, forProvider: { region, subnetIds, description: 'MLflow' } } });
  const database = new RdsInstance(chart, 'database', {
    metadata: { name },
    spec: {
      ...kept,
      forProvider: {
        region,
        identifier: name,
        engine: 'postgres',
        engineVersion: '17',
        instanceClass: 'db.t4g.small',
        allocatedStorage: 20,
        maxAllocatedStorage: 100,
        dbName: 'mlflow',
        username: 'mlflow',
        autoGeneratePassword: true,
        passwordSecretRef: { name: `${names.databaseSecret}-password`, key: 'password' },
        dbSubnetGroupNameRef: { name },
        vpcSecurityGroupIdRefs: [{ name }],
        storageEncrypted: true,
        multiAz: environment === 'production',
        backupRetentionPeriod: 14,
        deletionProtection: true,
        copyTagsToSnapshot: true,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: `${name}-final`,
        publiclyAccessible: false,
      },
      writeConnectionSecretToRef: { name: names.databaseSecret },
    },
  });
  confirmDeletion(database);
}
