import { ConfigProblem } from "../src/config-problem.ts";
import type { Json } from "../src/playground/aws/eventbridge/event.ts";
import { InvalidPattern } from "../src/playground/aws/eventbridge/invalid-pattern.ts";
import { compilePattern } from "../src/playground/aws/eventbridge/pattern.ts";

/** The default quota of EventBridge for one pattern, in characters. */
const maxLength = 2048;

/**
 * A route's pattern after the checks that EventBridge would make during the deployment, when it is late. Throws
 * ConfigProblem with EventBridge's own reason.
 */
export function checkedPattern(routeId: string, pattern: Readonly<Record<string, unknown>>): Json {
  const problem = (message: string) => new ConfigProblem([{ path: [`the pattern of route ${routeId}`], message }]);
  const text = JSON.stringify(pattern);
  if (text.length > maxLength)
    throw problem(`${text.length} characters are more than EventBridge's ${maxLength}; make two routes of it`);
  // What JSON.parse gives is JSON.
  const json: Json = JSON.parse(text);
  try {
    compilePattern(json);
    return json;
  } catch (error) {
    if (error instanceof InvalidPattern)
      throw problem(`EventBridge would refuse it: ${error.message}; see docs/deploy.md for patterns that work`);
    throw error;
  }
}
