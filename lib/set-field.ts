/** Sets an own field, whatever its name: assigning `__proto__` would lose it. */
export function setField(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}
