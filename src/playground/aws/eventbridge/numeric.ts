import { isList, type Json } from "./event.ts";
import { InvalidPattern } from "./invalid-pattern.ts";

type Compare = (value: number) => boolean;

/** A test for EventBridge's numeric filter: `[op, number]` or a range `[">", number, "<=", number]`. */
export function compileNumeric(operand: Json): Compare {
  if (!isList(operand) || operand.length === 0 || operand.length > 4 || operand.length % 2 !== 0) {
    throw new InvalidPattern("Value of numeric must be an array of one or two comparisons.");
  }
  const [first, second] = [operand.slice(0, 2), operand.slice(2)];
  const tests = second.length === 0 ? [comparison(first)] : [comparison(first), comparison(second)];
  return (value) => tests.every((test) => test(value));
}

function comparison([operator = null, bound = null]: readonly Json[]): Compare {
  // The real engine refuses numbers outside of ±5 billion.
  if (typeof bound !== "number" || Math.abs(bound) > 5e9) {
    throw new InvalidPattern("Value of numeric must be a number between -5e9 and 5e9.");
  }
  switch (operator) {
    case "=":
      return (value) => value === bound;
    case "<":
      return (value) => value < bound;
    case "<=":
      return (value) => value <= bound;
    case ">":
      return (value) => value > bound;
    case ">=":
      return (value) => value >= bound;
    default:
      throw new InvalidPattern(`Unrecognized numeric range operator: ${operator}`);
  }
}
