import { parseArn } from "../../domain/arn.ts";
import { kindTable } from "../../domain/kinds.ts";
import { maskSecrets } from "../../domain/mask.ts";
import { type Status, statusOf } from "../../domain/status.ts";
import type { Envelope } from "../envelope.ts";
import { isRecord, text, toMillis } from "../fields.ts";
import { type Field, flatten } from "../flatten.ts";
import { isFinal } from "../job-status.ts";
import { livedStatus } from "./lived.ts";
import { livedStatuses, type PlainAside, type PlainState } from "./parts.ts";
import type { PlainKind, Told } from "./plain-kind.ts";

/** What one event of a plain kind tells. */
interface PlainReading {
  readonly arn: string | undefined;
  readonly name: string | undefined;
  /** Milliseconds since the epoch; undefined: the event's own time counts. */
  readonly at: number | undefined;
  readonly part: string;
  readonly status: Status | undefined;
  readonly value: PlainState | PlainAside;
}

type Detail = Readonly<Record<string, unknown>>;

/** The most fields of an undocumented detail that are kept, and the most of a value. */
const maxFields = 8;
const maxValue = 300;

/** Reads a detail by its kind's description, and by the endings of its fields where the description names none. */
export function readPlain(kind: PlainKind, told: Told, detail: Detail, envelope: Envelope): PlainReading {
  const { fields = {} } = kind;
  const reasonField = fields.reason ?? endingIn(detail, /(failurereason|failuremessage|errormessage)$/i);
  const reason = words(reasonField, detail);
  const statusField = fields.status !== undefined && fields.status in detail ? fields.status : statusIn(detail);
  const word = typeof told === "object" && "status" in told ? told.status : words(statusField, detail);
  const at = toMillis(detail["LastModifiedTime"]) ?? toMillis(detail["lastModifiedTime"]);
  const createdAt = toMillis(detail["CreationTime"]) ?? toMillis(detail["creationTime"]);
  const arn = arnOf(kind, detail, envelope);
  const name = nameOf(kind, detail, arn);
  const used = new Set([statusField, reasonField, arn === undefined ? undefined : fieldOf(detail, arn)]);
  const { facts, more } = factsOf(
    kind,
    detail,
    (path) => used.has(path) || (name !== undefined && words(path, detail) === name),
  );
  if (typeof told === "object" && "aside" in told) {
    const says = word === undefined ? told.says : `${told.says} · ${word}`;
    const value = { says, at: at ?? envelope.time ?? 0, facts: [...facts] };
    return { arn, name, at, part: `asides/${told.aside}`, status: undefined, value };
  }
  const status = statusOf(word ?? livedStatus({ detail, createdAt, modifiedAt: at, sentAt: envelope.time }), {
    ...livedStatuses,
    ...kind.statuses,
  });
  const endedAt = kind.once && isFinal(status) ? (at ?? envelope.time) : undefined;
  const note = kind.notes?.[status.word];
  const masked = reason === undefined ? undefined : maskSecrets(reason);
  const value = { status: status.word, createdAt, endedAt, reason: masked, note, facts: [...facts], more };
  return { arn, name, at, part: "state", status, value };
}

/** The words at a path of the top level; undefined when there are none. */
const words = (path: string | undefined, detail: Detail): string | undefined =>
  path === undefined ? undefined : text.parse(detail[path]);

const endingIn = (detail: Detail, ending: RegExp): string | undefined =>
  Object.keys(detail).find((key) => ending.test(key) && words(key, detail) !== undefined);

const statusIn = (detail: Detail): string | undefined => endingIn(detail, /(status|state)$/i);

const fieldOf = (detail: Detail, value: string): string | undefined =>
  Object.keys(detail).find((key) => detail[key] === value);

/** The ARN of the kind's own type, wherever the event has it; else the first one of `resources`. */
function arnOf({ kind, fields = {} }: PlainKind, detail: Detail, { resources }: Envelope): string | undefined {
  const candidates = [words(fields.arn, detail), ...resources, ...Object.values(detail)].flatMap((each) =>
    typeof each === "string" ? [each] : [],
  );
  const own = candidates.find((each) => {
    const parts = parseArn(each);
    const type = parts?.type.toLowerCase() ?? "";
    const { arnTypes } = kindTable[kind];
    return arnTypes.includes(type) || arnTypes.includes(`${type}/${parts?.id.split("/")[1] ?? ""}`);
  });
  return own ?? resources[0];
}

/** The name in its own letters: the named field, else a field `…Name` with the name that the ARN has. */
function nameOf({ fields = {} }: PlainKind, detail: Detail, arn: string | undefined): string | undefined {
  const named = words(fields.name, detail);
  if (named !== undefined || arn === undefined) return named;
  const id = (parseArn(arn)?.id ?? "").toLowerCase();
  const same = Object.keys(detail).find((key) => /name$/i.test(key) && words(key, detail)?.toLowerCase() === id);
  return words(same, detail);
}

function factsOf({ facts }: PlainKind, detail: Detail, used: (path: string) => boolean) {
  if (facts) {
    const shown = facts.flatMap(([label, path, form]): Field[] => {
      const value = [...new Set(pick(detail, path.split(".")))].map((each) => (form === "last" ? last(each) : each));
      return value.length > 0 ? [[label, cut(maskSecrets(value.join(", ")))]] : [];
    });
    // Beside a documented event a kind may have undocumented ones, with none of these fields.
    if (shown.length > 0 || facts.length === 0) return { facts: shown.map(pair), more: 0 };
  }
  const told = flatten(detail).filter(
    ([path]) => !used(path) && !/^(Tags|CreationTime|LastModifiedTime)\b/i.test(path),
  );
  const readable = told.slice(0, maxFields).map(([path, value]) => pair([labelOf(path), resourceOf(value)]));
  return { facts: readable, more: Math.max(0, told.length - maxFields) };
}

/** "Monitoring type" for `MonitoringType`; a path is left as it is. */
function labelOf(path: string): string {
  if (!/^[A-Za-z]+$/.test(path)) return path;
  const words = path
    .replace(/Arn$/, "")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Of an ARN what a person looks for: type and name. */
function resourceOf(value: string): string {
  const parts = parseArn(value);
  return parts ? `${parts.type}/${parts.id}` : value;
}

const pair = ([label, value]: Field): [string, string] => [label, cut(value)];
const cut = (value: string): string => (value.length > maxValue ? `${value.slice(0, maxValue)}…` : value);
const last = (value: string): string => value.split("/").at(-1) || value;

/** The words at a path; `A[].B` gives the B of each A. */
function pick(value: unknown, [key, ...rest]: readonly string[]): readonly string[] {
  if (key === undefined) return flatten(value, "value").map(([, each]) => each);
  if (!isRecord(value)) return [];
  if (!key.endsWith("[]")) return pick(value[key], rest);
  const items = value[key.slice(0, -2)];
  return Array.isArray(items) ? items.flatMap((each) => pick(each, rest)) : [];
}
