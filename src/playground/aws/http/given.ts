/** The members that a call gave: an optional one is there with a value, or not there at all. */
export type Given<Members> = { [Name in keyof Members]: Exclude<Members[Name], undefined> };

/** Leaves out the members that are undefined, so that a spread does not overwrite with them. */
export function given<Members extends object>(members: Members): Given<Members> {
  // Object.fromEntries forgets which name has which type; all that happens here is that undefined goes.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<Members>;
}
