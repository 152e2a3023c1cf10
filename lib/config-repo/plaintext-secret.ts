import { readText } from '../read/read-text';

/** Code of the refusal of a Secret in clear text, which a waiver may name. */
export const plaintextSecret = 'publish/plaintext-secret';

/** A Secret with content: itself, or in a text that holds manifests, such as the `manifest` of an Argo resource template. */
export function isPlaintextSecret(value: unknown): boolean {
  if (typeof value === 'string') return mayHoldSecret(value) && readText(withoutReferences(value), 'text').entries.some(({ object }) => holdsSecret(object));
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion, kind, data, stringData } = value as Record<string, unknown>;
  return apiVersion === 'v1' && kind === 'Secret' && [data, stringData].some(hasContent);
}

/** Reading YAML takes time, and few texts are manifests. */
function mayHoldSecret(text: string): boolean {
  return /\bkind["']?\s*:/.test(text) && text.includes('Secret');
}

function holdsSecret(value: unknown): boolean {
  if (isPlaintextSecret(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsSecret);
}

function hasContent(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.values(data).some((value) => value !== null && withoutReferences(String(value)) !== '');
}

/** What Argo fills in when it runs, `{{inputs.parameters.password}}`, is not in git. Without it the text is YAML. */
function withoutReferences(text: string): string {
  return text.replace(/\{\{[^{}'"]*\}\}/g, '');
}
