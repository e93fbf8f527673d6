import { isList, isObject, type Json, type JsonObject } from "./event.ts";
import { InvalidPattern } from "./invalid-pattern.ts";
import { compileMatcher, type Matcher } from "./matcher.ts";

/** One field of a pattern: where it lies, and the alternatives of which one must match. */
export interface FieldTest {
  readonly path: string;
  readonly anyOf: readonly Matcher[];
}
/** Fields that must all match. */
export type Clause = readonly FieldTest[];
/** A pattern in disjunctive form: an event matches when one clause does. `$or` multiplies the clauses. */
export type CompiledPattern = readonly Clause[];

/** Joins the member names of a path with a character that JSON texts cannot hold unescaped. */
export const joinPath = (parent: string, member: string): string => (parent ? `${parent}\u0000${member}` : member);

/** Compiles an event pattern. Throws InvalidPattern with the reason that EventBridge would give. */
export function compilePattern(pattern: Json): CompiledPattern {
  if (!isObject(pattern)) throw new InvalidPattern("Filter is not an object");
  return compileObject(pattern, "");
}

function compileObject(pattern: JsonObject, path: string): CompiledPattern {
  const members = Object.entries(pattern);
  if (members.length === 0) throw new InvalidPattern("Empty objects are not allowed");
  return members.reduce<CompiledPattern>(
    (clauses, [name, value]) => {
      const more = compileMember(name, value, path);
      return clauses.flatMap((clause) => more.map((other) => [...clause, ...other]));
    },
    [[]],
  );
}

function compileMember(name: string, value: Json, path: string): CompiledPattern {
  if (name === "$or" && isOrList(value)) return value.flatMap((choice) => compileObject(choice, path));
  if (isObject(value)) return compileObject(value, joinPath(path, name));
  if (!isList(value)) throw new InvalidPattern(`"${name}" must be an object or an array`);
  if (value.length === 0) throw new InvalidPattern("Empty arrays are not allowed");
  return [[{ path: joinPath(path, name), anyOf: value.map(compileMatcher) }]];
}

// A member that is merely called "$or" stays an ordinary field: the operator needs at least two objects.
function isOrList(value: Json): value is readonly JsonObject[] {
  return isList(value) && value.length >= 2 && value.every(isObject);
}
