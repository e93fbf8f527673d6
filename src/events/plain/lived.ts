import { tags } from "../fields.ts";

/** An event comes within seconds of what it tells; one that comes later than this (ms) tells of something newer. */
const promptMs = 5 * 60_000;
/** A resource that nobody changed bears two times that are nearly the same. */
const sameMs = 1000;

/**
 * Whether a resource without a status was made, changed or deleted, as far as its event tells. SageMaker sends the same
 * fields for all of it, but a deletion has no tags and comes long after CreationTime; when neither tells, it `Changed`.
 */
export function livedStatus({
  detail,
  createdAt,
  modifiedAt,
  sentAt,
}: {
  readonly detail: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch, all three. */
  readonly createdAt: number | undefined;
  readonly modifiedAt: number | undefined;
  readonly sentAt: number | undefined;
}): "Created" | "Updated" | "Deleted" | "Changed" {
  const prompt = (at: number | undefined) => at !== undefined && sentAt !== undefined && sentAt - at <= promptMs;
  const touched = createdAt !== undefined && modifiedAt !== undefined && modifiedAt - createdAt > sameMs;
  if (touched && prompt(modifiedAt)) return "Updated";
  if (!touched && prompt(createdAt)) return "Created";
  if (Object.keys(tags.parse(detail["Tags"])).length > 0) return touched ? "Updated" : "Created";
  return createdAt === undefined || sentAt === undefined || !("Tags" in detail) ? "Changed" : "Deleted";
}
