import { createHash } from "node:crypto";
import { type Route, routeSchema } from "../domain/route.ts";
import { type Decoded, decode } from "../events/decode.ts";
import { isRecord } from "../events/fields.ts";
import { decodeGateMessage } from "../events/gate-message.ts";
import { readJson } from "../events/json.ts";

/** One thing that arrived for one route. */
export interface Arrived {
  /** The SQS message id, or what stands for it. */
  readonly id: string;
  readonly route: Route;
  /** False when it named none, so that the default route is the one above. */
  readonly routed: boolean;
  readonly decoded: Decoded;
  /** The first characters of what came, for the notice about what could not be read. */
  readonly excerpt: string;
  /** The same for the same body, whichever message carried it. */
  readonly fingerprint: string;
  /** EventBridge's event id, for the log. */
  readonly eventId: string | undefined;
}

const maxExcerpt = 400;

/** Reads an SQS body: `{ route, event }` as a route's rule wraps it, or a bare EventBridge event for the default route. */
export function readBody(id: string, body: string, defaultRoute: Route): Arrived {
  const json = readJson(body);
  if (json.ok) return readValue(id, json.value, defaultRoute);
  const { line, column, why } = json.problem;
  return arrived(
    id,
    { route: defaultRoute, routed: false },
    { is: "not-an-event", why: `not JSON at line ${line}, column ${column}: ${why}` },
    body,
    undefined,
  );
}

/** Reads what is already a value: the same two shapes. */
export function readValue(id: string, value: unknown, defaultRoute: Route): Arrived {
  const text = JSON.stringify(value) ?? String(value);
  if (!isRecord(value) || !("event" in value) || !("route" in value))
    return arrived(id, { route: defaultRoute, routed: false }, decode(value), text, eventIdOf(value));
  const route = routeSchema.safeParse(value["route"]);
  const { event } = value;
  if (route.success) return arrived(id, { route: route.data, routed: true }, decode(event), text, eventIdOf(event));
  const wrong = route.error.issues.map((issue) => `\`route.${issue.path.join(".")}\`: ${issue.message}`).join("; ");
  return arrived(
    id,
    { route: defaultRoute, routed: false },
    { is: "not-an-event", why: `its route cannot be read: ${wrong}` },
    text,
    eventIdOf(event),
  );
}

/** Reads the body of a callback step's message. `sentAt` is SQS's time of it; `route` is where gates of its pipeline go. */
export function readGate(id: string, body: string, sentAt: number, route: Route): Arrived {
  const json = readJson(body);
  const decoded: Decoded = json.ok
    ? decodeGateMessage(json.value, sentAt)
    : {
        is: "not-an-event",
        why: `not JSON at line ${json.problem.line}, column ${json.problem.column}: ${json.problem.why}`,
      };
  return arrived(id, { route, routed: true }, decoded, body, undefined);
}

function arrived(
  id: string,
  { route, routed }: Pick<Arrived, "route" | "routed">,
  decoded: Decoded,
  text: string,
  eventId: string | undefined,
): Arrived {
  const fingerprint = createHash("sha256").update(text).digest("hex").slice(0, 32);
  return { id, route, routed, decoded, excerpt: text.slice(0, maxExcerpt), fingerprint, eventId };
}

const eventIdOf = (event: unknown): string | undefined =>
  isRecord(event) && typeof event["id"] === "string" ? event["id"] : undefined;
