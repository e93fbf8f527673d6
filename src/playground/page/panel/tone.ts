/** How a status feels. */
export type Tone = "good" | "busy" | "attention" | "bad" | "idle";

/** The colour for a SageMaker status word. The word stands beside it, so a word we do not know may stay grey. */
export function tone(status: string): Tone {
  if (/fail|rollbackfailed|error|incomplete|unhealthy|outofservice/i.test(status)) return "bad";
  if (/pending|awaiting|waiting|rollingback/i.test(status)) return "attention";
  if (/^(completed?|inservice|succeeded|approved|created|active|running|available|enabled)$/i.test(status))
    return "good";
  if (/ing$|inprogress|baking/i.test(status)) return "busy";
  return "idle";
}
