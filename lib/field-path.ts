/** The path of a field below another, as the API server writes it: `metadata.labels[app.kubernetes.io/name]`. */
export function fieldPath(parent: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${parent}[${key}]`;
  return parent === '' ? key : `${parent}.${key}`;
}
