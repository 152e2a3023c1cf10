import { dnsHostLabel } from '../checks/names/dns-names';
import type { SchemaCode } from './schema-problem';
import { below } from './trail';

/** Something wrong with apiVersion or kind. */
export interface ResourceMistake {
  readonly code: SchemaCode;
  readonly path: string;
  readonly message: string;
}

/** An object embedded in another must say what it is. */
export function resourceMistakes(fields: Readonly<Record<string, unknown>>): ResourceMistake[] {
  return [...mistakesOf(fields, 'apiVersion', apiVersionFault), ...mistakesOf(fields, 'kind', kindFault)];
}

function mistakesOf(fields: Readonly<Record<string, unknown>>, key: string, fault: (text: string) => string | undefined): ResourceMistake[] {
  const value = fields[key];
  const path = below('', key);
  if (value === undefined) return [{ code: 'schema/required', path, message: `${key} is required: the object is embedded, and must say what it is.` }];
  const message = typeof value === 'string' ? fault(value) : 'Expected string.';
  return message === undefined ? [] : [{ code: 'schema/metadata', path, message }];
}

function apiVersionFault(text: string): string | undefined {
  if (text === '') return 'apiVersion is empty.';
  return text.split('/').length > 2 ? `The apiVersion ${text} has more than one /.` : undefined;
}

function kindFault(text: string): string | undefined {
  if (text === '') return 'kind is empty.';
  const fault = dnsHostLabel.fault(text.toLowerCase());
  return fault && `The kind ${text} is no name of a kind: ${fault}.`;
}
