import type { Choice, Settled } from "../domain/ballot.ts";

/** CustomerMetadataProperties holds at most so many entries; keys have at most 128 characters, values 256 (API reference). */
const maxEntries = 50;
const maxValue = 256;

/**
 * The few properties by which others find the decision without reading a sentence; UpdateModelPackage adds them to those that
 * are there. None when there is no room: the decision counts more than its notes. `known` are the keys that are there.
 */
export function decisionProperties(
  { voters, choice }: Pick<Settled, "voters"> & { readonly choice: Choice | "revoke" },
  round: string | undefined,
  known: readonly string[] = [],
): Readonly<Record<string, string>> | undefined {
  const who = voters.map(({ by, name }) => (name ? `${name}:${by}` : by)).join(" ");
  const ours = {
    "chatops-decision": choice,
    ...(round !== undefined && { "chatops-round": round }),
    "chatops-decided-by": allowed(who),
  };
  const after = new Set([...known, ...Object.keys(ours)]);
  return after.size > maxEntries ? undefined : ours;
}

/** AWS takes letters, digits, spaces and _ . : / = + - @ in a value. */
const allowed = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} _.:/=+\-@]/gu, "-")
    .slice(0, maxValue)
    .trim();
