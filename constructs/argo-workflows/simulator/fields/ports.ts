import { handedOn, ignored, refused, supported, type FieldList } from './field-status';

const store = ignored('nothing is fetched from stores or written to them; contents are given to the run and passed on in it');

/** An artifact's place: the key tells which content it is. */
const place = (...keys: readonly string[]): FieldList => ({ ...Object.fromEntries(keys.map((key) => [key, supported])), '...': store });

const configMapKey: FieldList = { name: supported, key: supported, optional: supported };

const parameter: FieldList = {
  name: supported,
  value: supported,
  default: supported,
  enum: supported,
  globalName: supported,
  description: ignored('it is for people'),
  valueFrom: {
    configMapKeyRef: configMapKey,
    default: supported,
    event: refused('it is read from an event that starts the workflow. Give the argument a value'),
    expression: supported,
    jqFilter: handedOn,
    jsonPath: handedOn,
    parameter: supported,
    path: handedOn,
    supplied: supported,
  },
};

export const artifact: FieldList = {
  name: supported,
  from: supported,
  fromExpression: supported,
  subPath: supported,
  optional: supported,
  path: handedOn,
  mode: handedOn,
  globalName: supported,
  raw: { data: supported },
  s3: place('key'),
  gcs: place('key'),
  oss: place('key'),
  azure: place('blob'),
  hdfs: place('path'),
  artifactory: place('url'),
  http: place('url'),
  git: place('repo'),
  plugin: place('key'),
  archive: ignored('contents pass from step to step as they are, neither packed nor compressed'),
  archiveLogs: ignored('there are no logs'),
  artifactGC: ignored('there is no store to clean up'),
  deleted: ignored('it is status, and not written by people'),
  recurseMode: ignored('there are no permissions of files'),
};

export const ports: FieldList = { parameters: parameter, artifacts: artifact };

export const outputs: FieldList = {
  ...ports,
  exitCode: ignored('it is status, and not written by people'),
  result: ignored('it is status, and not written by people'),
};
