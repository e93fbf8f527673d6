/** The small language in which Slack's rules about blocks are written down; the tables beside this file use it. */

/** Where a message or view is shown; it decides which blocks and elements are allowed. */
export type Surface = "message" | "modal" | "home";

/** Where problems go. */
export interface Sink {
  readonly surface: Surface;
  readonly report: (pointer: string, message: string) => void;
}

export type Fields = Readonly<Record<string, unknown>>;
/** Reports what is wrong with a value; `at` is its JSON pointer. Never throws, whatever the value. */
export type Rule = (value: unknown, at: string, to: Sink) => void;
/** A rule about several fields of one object. */
export type FieldsRule = (fields: Fields, at: string, to: Sink) => void;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Slack counts characters, not UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length;

export const text =
  ({ min = 1, max }: { readonly min?: number; readonly max?: number } = {}): Rule =>
  (value, at, { report }) => {
    if (typeof value !== "string") return report(at, "must provide a string");
    // A text of so few UTF-16 units cannot have more characters: counting is only needed near the limit.
    const length = max !== undefined && value.length <= max && value.length >= min ? value.length : lengthOf(value);
    if (length < min) report(at, `must be more than ${min - 1} characters`);
    if (max !== undefined && length > max) report(at, `must be less than ${max + 1} characters`);
  };

export const matching =
  (pattern: RegExp, what: string, max?: number): Rule =>
  (value, at, to) => {
    if (typeof value !== "string") return to.report(at, "must provide a string");
    if (max !== undefined) text({ max })(value, at, to);
    if (!pattern.test(value)) to.report(at, `must be ${what}`);
  };

export const flag: Rule = (value, at, { report }) => {
  if (typeof value !== "boolean") report(at, "must provide a boolean");
};

export const number: Rule = (value, at, { report }) => {
  if (typeof value !== "number" || !Number.isFinite(value)) report(at, "must provide a number");
};

export const integer =
  (min: number, max = Number.MAX_SAFE_INTEGER): Rule =>
  (value, at, { report }) => {
    if (typeof value !== "number" || !Number.isInteger(value)) return report(at, "must provide an integer");
    if (value < min) report(at, `must be greater than or equal to ${min}`);
    if (value > max) report(at, `must be less than or equal to ${max}`);
  };

export const oneOf =
  (...allowed: readonly unknown[]): Rule =>
  (value, at, { report }) => {
    if (!allowed.includes(value)) report(at, `must be a valid enum value: ${allowed.join(", ")}`);
  };

export const list =
  (
    item: Rule,
    { min = 0, max = Number.POSITIVE_INFINITY }: { readonly min?: number; readonly max?: number } = {},
  ): Rule =>
  (value, at, to) => {
    if (!isList(value)) return to.report(at, "must provide an array");
    if (value.length < min) to.report(at, `no fewer than ${min} items allowed`);
    if (value.length > max) to.report(at, `no more than ${max} items allowed`);
    value.forEach((each, index) => {
      item(each, `${at}/${index}`, to);
    });
  };

/** An object with exactly these fields: the required ones present, no others than these. */
export const object =
  (
    fields: { readonly required?: Readonly<Record<string, Rule>>; readonly optional?: Readonly<Record<string, Rule>> },
    ...more: readonly FieldsRule[]
  ): Rule =>
  (value, at, to) => {
    if (!isFields(value)) return to.report(at, "must provide an object");
    const { required = {}, optional = {} } = fields;
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) to.report(at, `missing required field: ${name}`);
    }
    for (const [name, each] of Object.entries(value)) {
      if (each === undefined) continue;
      const rule = ruleFor(name, required) ?? ruleFor(name, optional);
      if (rule) rule(each, `${at}/${name}`, to);
      else to.report(at, `invalid additional property: ${name}`);
    }
    for (const rule of more) rule(value, at, to);
  };

// Own keys only, so that a field called "constructor" finds no rule.
const ruleFor = (name: string, rules: Readonly<Record<string, Rule>>): Rule | undefined =>
  Object.hasOwn(rules, name) ? rules[name] : undefined;

/** An object whose `type` picks its rule. */
export const byType =
  (rules: Readonly<Record<string, Rule>>): Rule =>
  (value, at, to) => {
    if (!isFields(value)) return to.report(at, "must provide an object");
    const type = value["type"];
    if (type === undefined) return to.report(at, "missing required field: type");
    const rule = typeof type === "string" ? ruleFor(type, rules) : undefined;
    if (rule) rule(value, at, to);
    else to.report(at, `unsupported type: ${named(type)}`);
  };

/** A value in a message: only strings can be told apart, and String() may throw on the rest. */
const named = (value: unknown): string => (typeof value === "string" ? value : typeof value);

/** The rule where the surface is one of these, a refusal elsewhere. */
export const on =
  (surfaces: readonly Surface[], rule: Rule): Rule =>
  (value, at, to) => {
    if (surfaces.includes(to.surface)) rule(value, at, to);
    else to.report(at, `unsupported type: ${named(isFields(value) ? value["type"] : value)} in a ${to.surface}`);
  };

/** At least one of the fields must be there. */
export const anyOf =
  (...names: readonly string[]): FieldsRule =>
  (fields, at, { report }) => {
    if (names.every((name) => fields[name] === undefined))
      report(at, `must define at least one of: ${names.join(", ")}`);
  };

/** One of the fields must be there, and only one. */
export const exactlyOne =
  (...names: readonly string[]): FieldsRule =>
  (fields, at, { report }) => {
    if (names.filter((name) => fields[name] !== undefined).length !== 1)
      report(at, `must define exactly one of: ${names.join(", ")}`);
  };

/** The pointer and value of every string that an earlier item of the list has as well. */
export function duplicates(
  items: readonly (readonly [pointer: string, value: unknown])[],
): readonly (readonly [pointer: string, value: string])[] {
  const seen = new Set<string>();
  return items.flatMap(([pointer, value]) => {
    if (typeof value !== "string") return [];
    if (seen.has(value)) return [[pointer, value] as const];
    seen.add(value);
    return [];
  });
}
