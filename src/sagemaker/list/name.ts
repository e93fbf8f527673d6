/** Tells whether a name fits what was asked for: a glob with `*` fits whole, a plain word anywhere; case does not count. */
export function matcher(asked: string | undefined): (name: string) => boolean {
  const wanted = asked?.trim().toLowerCase();
  if (!wanted) return () => true;
  if (!wanted.includes("*")) return (name) => name.toLowerCase().includes(wanted);
  const pieces = wanted.split("*").map((piece) => piece.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  const whole = new RegExp(`^${pieces.join(".*")}$`, "s");
  return (name) => whole.test(name.toLowerCase());
}

/** The longest part of a glob that NameContains takes (letters, digits and dashes, at most 63), for SageMaker to filter by. */
export function containedIn(asked: string | undefined): string | undefined {
  const pieces = asked?.match(/[A-Za-z0-9-]+/g) ?? [];
  return pieces.toSorted((a, b) => b.length - a.length)[0]?.slice(0, 63);
}
