import { BlockList, isIP, isIPv6 } from "node:net";
import { isList, isObject, type Json, type Scalar } from "./event.ts";
import { InvalidPattern } from "./invalid-pattern.ts";
import { compileNumeric } from "./numeric.ts";
import { compileWildcard } from "./wildcard.ts";

/** One alternative of a leaf: `exists: false` asks for absence, everything else looks at a value. */
export interface Matcher {
  readonly absence?: true;
  readonly accepts: (value: Scalar) => boolean;
}
type Test = (value: Scalar) => boolean;

/** A leaf alternative: a literal, or an object with exactly one content filter. Throws InvalidPattern. */
export function compileMatcher(alternative: Json): Matcher {
  if (!isObject(alternative)) {
    const literal = scalar(alternative, "Arrays inside arrays are not allowed");
    return { accepts: (value) => value === literal };
  }
  const [filter, ...others] = Object.entries(alternative);
  if (!filter || others.length > 0) throw new InvalidPattern("Only one key allowed in match expression");
  const [name, operand] = filter;
  if (name === "exists") {
    if (typeof operand !== "boolean") throw new InvalidPattern("exists match pattern must be either true or false.");
    return operand ? { accepts: () => true } : { absence: true, accepts: () => false };
  }
  if (name === "anything-but") return { accepts: compileAnythingBut(operand) };
  return { accepts: compileFilter(name, operand) };
}

function compileFilter(name: string, operand: Json): Test {
  switch (name) {
    case "prefix":
      return compileAffix("prefix", operand, (text, affix) => text.startsWith(affix));
    case "suffix":
      return compileAffix("suffix", operand, (text, affix) => text.endsWith(affix));
    case "equals-ignore-case": {
      const wanted = string(name, operand).toLowerCase();
      return (value) => typeof value === "string" && value.toLowerCase() === wanted;
    }
    case "wildcard": {
      const fits = compileWildcard(string(name, operand));
      return (value) => typeof value === "string" && fits(value);
    }
    case "numeric": {
      const fits = compileNumeric(operand);
      return (value) => typeof value === "number" && fits(value);
    }
    case "cidr":
      return compileCidr(string(name, operand));
    default:
      throw new InvalidPattern(`Unrecognized match type ${name}`);
  }
}

/** `prefix` and `suffix` take a string, or `{"equals-ignore-case": string}`. */
function compileAffix(name: string, operand: Json, fits: (text: string, affix: string) => boolean): Test {
  if (!isObject(operand)) {
    const affix = string(name, operand);
    return (value) => typeof value === "string" && fits(value, affix);
  }
  const folded = string(name, operand["equals-ignore-case"] ?? null).toLowerCase();
  return (value) => typeof value === "string" && fits(value.toLowerCase(), folded);
}

/** Values, a list of them, or a filter of one or several strings: true for every value that none of them accepts. */
function compileAnythingBut(operand: Json): Test {
  const unwanted: Test[] = [];
  if (isObject(operand)) {
    const [filter, ...others] = Object.entries(operand);
    const negatable = ["prefix", "suffix", "equals-ignore-case", "wildcard"];
    if (!filter || others.length > 0 || !negatable.includes(filter[0])) {
      throw new InvalidPattern("Unsupported anything-but pattern");
    }
    const [name, operands] = filter;
    unwanted.push(...list(operands).map((one) => compileFilter(name, one)));
  } else {
    const values = list(operand).map((one) =>
      scalar(one, "Inside anything but list, only strings and numbers are allowed"),
    );
    unwanted.push((value) => values.includes(value));
  }
  if (list(isObject(operand) ? (Object.values(operand)[0] ?? null) : operand).length === 0) {
    throw new InvalidPattern("Empty arrays are not allowed");
  }
  return (value) => !unwanted.some((test) => test(value));
}

function compileCidr(range: string): Test {
  const [network = "", bits = ""] = range.split("/");
  const family = isIPv6(network) ? "ipv6" : "ipv4";
  const width = Number(bits);
  if (!isIP(network) || !/^\d+$/.test(bits) || width > (family === "ipv6" ? 128 : 32)) {
    throw new InvalidPattern(`Malformed CIDR, one '/' required: ${range}`);
  }
  const block = new BlockList();
  block.addSubnet(network, width, family);
  return (value) =>
    typeof value === "string" && isIP(value) !== 0 && block.check(value, isIPv6(value) ? "ipv6" : "ipv4");
}

const list = (operand: Json): readonly Json[] => (isList(operand) ? operand : [operand]);

function string(name: string, operand: Json): string {
  if (typeof operand !== "string") throw new InvalidPattern(`${name} match pattern must be a string`);
  return operand;
}

function scalar(value: Json, complaint: string): Scalar {
  if (typeof value === "object" && value !== null) throw new InvalidPattern(complaint);
  return value;
}
