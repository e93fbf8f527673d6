/** Whether a pattern fits a whole name: `*` stands for any run of characters but "/"; letters of either case are the same. */
export function fits(pattern: string, name: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]*")}$`, "i").test(name);
}

/**
 * Whether a pattern fits every name that another one fits. A letter that no pattern may hold stands for the other's `*`: only
 * a `*` can take it, and whatever takes that letter takes anything.
 */
export const covers = (pattern: string, other: string): boolean => fits(pattern, other.replaceAll("*", "\u{1f}"));
