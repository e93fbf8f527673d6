import { isList, isObject, type Json, type Scalar } from "./event.ts";
import { type Clause, type CompiledPattern, compilePattern, type FieldTest, joinPath } from "./pattern.ts";

/** Which element of which array a leaf lies in, by the array's own place in the event. */
type Spot = ReadonlyMap<string, number>;
interface Leaf {
  readonly value: Scalar;
  readonly spot: Spot;
}
type Leaves = ReadonlyMap<string, readonly Leaf[]>;

/**
 * Whether an event matches a pattern, with the semantics of aws/event-ruler: exact and case-sensitive, an array
 * matches when any element does, fields under one array must match inside the same element, `exists` looks at
 * leaves only. One known difference: EventBridge tells 300 from 300.0, which parsed JSON no longer can.
 * Throws InvalidPattern.
 */
export function matches(pattern: Json, event: Json): boolean {
  return matchesCompiled(compilePattern(pattern), event);
}

/** Like `matches`, for a pattern that was compiled before. */
export function matchesCompiled(pattern: CompiledPattern, event: Json): boolean {
  const leaves = new Map<string, Leaf[]>();
  collect(event, "", "", new Map(), leaves);
  return pattern.some((clause) => fits(clause, leaves, new Map()));
}

function collect(value: Json, path: string, place: string, spot: Spot, leaves: Map<string, Leaf[]>): void {
  if (isList(value)) {
    value.forEach((element, index) => {
      // Scalars of one array are alternatives of each other, so only objects and inner arrays remember their element.
      const inside = typeof element === "object" && element !== null ? new Map(spot).set(place, index) : spot;
      collect(element, path, `${place}[${index}]`, inside, leaves);
    });
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      collect(member, joinPath(path, name), joinPath(place, name), spot, leaves);
    }
  } else {
    leaves.set(path, [...(leaves.get(path) ?? []), { value, spot }]);
  }
}

function fits(clause: Clause, leaves: Leaves, chosen: Spot): boolean {
  const [field, ...rest] = clause;
  if (!field) return true;
  const candidates = leaves.get(field.path) ?? [];
  if (candidates.length === 0) return wantsAbsence(field) && fits(rest, leaves, chosen);
  return candidates.some(
    ({ value, spot }) =>
      field.anyOf.some((matcher) => matcher.accepts(value)) &&
      agrees(spot, chosen) &&
      fits(rest, leaves, new Map([...chosen, ...spot])),
  );
}

const wantsAbsence = (field: FieldTest) => field.anyOf.some((matcher) => matcher.absence);

function agrees(spot: Spot, chosen: Spot): boolean {
  return [...spot].every(([array, index]) => (chosen.get(array) ?? index) === index);
}
