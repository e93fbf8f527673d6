/** JSON as AWS sends it: a Date becomes a number of seconds since the epoch, an absent member is left out. */
export function toWire(value: unknown): string {
  return JSON.stringify(withSeconds(value) ?? {});
}

function withSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(withSeconds);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withSeconds(member)]));
}
