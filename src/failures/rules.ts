import type { FailureClass } from "./classes.ts";

/** How a class is recognised. The first rule that fits counts, so the more specific ones come first. */
interface Rule {
  readonly class: FailureClass;
  /** Words that only AWS would use so; in what a container prints they prove nothing. */
  readonly aws?: RegExp;
  /** Words that mean the class whoever says them. */
  readonly anyone?: RegExp;
}

/** Written with the part of the corpus that is not held out (fixtures/README.md). */
const rules: readonly Rule[] = [
  {
    // The bot's own words of a pipeline's gate (src/actions/approval-description.ts).
    class: "rejected",
    aws: /^Rejected (?:by .+ at \d{4}-\d\d-\d\dT\S+ from Slack|from Slack by )/,
  },
  {
    class: "disk-full",
    aws: /insufficient (?:disk|storage)|disk (?:is |was )?full|larger (?:volume|disk)/i,
    anyone: /no space left on device|\bENOSPC\b|StorageFull/i,
  },
  {
    class: "out-of-memory",
    aws: /more memory|memory limit|insufficient memory/i,
    anyone: /out[ _-]?of[ _-]?memory|\bOOM(?:Killed)?\b|bad_alloc|\bMemoryError\b|cannot allocate memory|ALLOC_FAILED/i,
  },
  {
    class: "quota",
    anyone: /ResourceLimitExceeded|(?:Quota|LimitExceeded)Exception|service (?:limit|quota)s? /i,
  },
  {
    class: "spot-interruption",
    aws: /\bspot\b.*\b(?:interrupt|reclaim|terminat)|\bhost ec2\b.*terminated/is,
    anyone: /spot interruption/i,
  },
  {
    class: "capacity",
    aws: /CapacityError|insufficient (?:instance )?capacity|(?:unable|failed) to provision|not have (?:sufficient|enough) .*capacity|temporarily unavailable/i,
    anyone: /InsufficientInstanceCapacity|InsufficientCapacity/,
  },
  {
    class: "image-pull",
    aws: /\becr:|pull (?:the )?(?:algorithm |docker )?(?:container|image)|images? .*\b(?:not (?:be )?found|not exist|exist,)|find the (?:requested )?image|ImageNotFound/i,
    anyone: /CannotPullContainer|ImagePullBackOff|pull access denied|manifest (?:unknown|for .* not found)/i,
  },
  {
    class: "s3-access",
    aws: /data download failed|artifact upload failed|(?:failed|unable) to (?:down|up)load|\bs3 (?:objects? found|vpc endpoint)|invalid s3|(?:find|access|read|write) .*\bs3:\/\//i,
    anyone: /(?:Get|Head|Put|List|Copy)(?:Objects?|Bucket)(?:V2)? operation|NoSuchKey|NoSuchBucket/,
  },
  {
    class: "permission",
    aws: /permissions? (?:to|for)\b|unable to perform: sts:|assume the role/i,
    anyone: /AccessDenied|not authorized to|explicit deny|UnauthorizedOperation/,
  },
  {
    class: "health-check",
    aws: /health check|CannotStartContainer|(?:get|got) (?:no )?response from (?:the )?(?:algorithm|container|model)/i,
    anyone: /unable to get response from algorithm/i,
  },
  {
    // Of deployments that go back by themselves; no capture of SageMaker's words is public.
    class: "alarm",
    aws: /\balarms?\b.*\b(?:ALARM\b|tripped|triggered|went off|breach)/is,
  },
  {
    class: "timeout",
    aws: /max(?:imum)? ?(?:allowed )?(?:run|wait) ?time|timed out|\btimeout\b/i,
    anyone: /operation timeout|worker timeout|timed out|TimeoutError|DeadlineExceeded/i,
  },
  {
    class: "internal-error",
    aws: /internal (?:server |service )?(?:error|failure)\b(?!.*(?:volume|rate))|InternalServerError|InternalFailure|service failed|ServiceUnavailable|was unhealthy/i,
  },
];

/** Words of AWS's for a container that ended badly by itself. */
const containerFailed = /Algorithm ?Error|UserScriptError|framework error|exit ?code|Traceback/i;
/** Words with which programs themselves end badly. */
const programFailed = /\b\w+(?:Error|Exception):|SIG[A-Z]{3,4}\b/;
/** How SageMaker begins what it only passes on. */
const passedOn = /^\s*(?:Algorithm ?Error|ExecuteUserScriptError)/i;

/** Whose words a text is. */
export type Speaker = "AWS" | "the container";

/** A status text of AWS's may only repeat what the container said. */
export const speakerOf = (reason: string): Speaker => (passedOn.test(reason) ? "the container" : "AWS");

/** Whether a text says that the code in the container failed. */
export const saysCodeFailed = (text: string, speaker: Speaker): boolean =>
  containerFailed.test(text) || (speaker === "the container" && programFailed.test(text));

/** The class that a text names, if any. */
export const classIn = (text: string, speaker: Speaker): FailureClass | undefined =>
  rules.find(({ aws, anyone }) => (anyone?.test(text) ?? false) || (speaker === "AWS" && (aws?.test(text) ?? false)))
    ?.class;
