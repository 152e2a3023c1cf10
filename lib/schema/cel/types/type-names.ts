import { bytesType, boolType, doubleType, durationType, dynType, intType, nullType, opaque, stringType, timestampType, typeOfType, uintType, type CelType } from './cel-type';

export const ipType = opaque('net.IP');
export const cidrType = opaque('net.CIDR');
export const urlType = opaque('kubernetes.URL');
export const quantityType = opaque('kubernetes.Quantity');
export const semverType = opaque('kubernetes.Semver');
export const namedFormatType = opaque('kubernetes.NamedFormat');

/** Short names that signatures use. */
export const signatureTypes: Readonly<Record<string, CelType>> = {
  bool: boolType,
  int: intType,
  uint: uintType,
  double: doubleType,
  string: stringType,
  bytes: bytesType,
  duration: durationType,
  timestamp: timestampType,
  null: nullType,
  dyn: dynType,
  type: typeOfType,
  IP: ipType,
  CIDR: cidrType,
  URL: urlType,
  Quantity: quantityType,
  Semver: semverType,
  Format: namedFormatType,
};

/** Names of types that expressions can write: `type(self.port) == int`. */
export const typeIdentifiers: ReadonlySet<string> = new Set([
  'bool',
  'int',
  'uint',
  'double',
  'string',
  'bytes',
  'list',
  'map',
  'null_type',
  'type',
  'dyn',
  'optional_type',
  'google.protobuf.Duration',
  'google.protobuf.Timestamp',
  ...[ipType, cidrType, urlType, quantityType, semverType, namedFormatType].map(({ name }) => name),
]);
