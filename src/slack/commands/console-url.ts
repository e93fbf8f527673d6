import { asArn } from "../../domain/ids.ts";
import type { Target } from "../../domain/intent.ts";
import { type KindName, kindTable } from "../../domain/kinds.ts";

/** The console's pages that show one resource: `…/sagemaker/home?region=eu-west-1#/jobs/churn-12`. */
const kindOfPage: Readonly<Record<string, KindName>> = {
  jobs: "training-job",
  "hyper-tuning-jobs": "tuning-job",
  "transform-jobs": "transform-job",
  "processing-jobs": "processing-job",
  endpoints: "endpoint",
  endpointConfig: "endpoint-config",
  models: "deployable-model",
  "notebook-instances": "notebook-instance",
};

/** With multi-session support the account leads: `111122223333-abcdefgh.eu-west-1.console.aws.amazon.com`. */
const host =
  /^(?:(?:(?<account>\d{12})-[a-z0-9]+\.)?(?<hostRegion>[a-z0-9-]+)\.)?console\.(?<domain>aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/;
const partitions: Readonly<Record<string, string>> = {
  "aws.amazon.com": "aws",
  "amazonaws.cn": "aws-cn",
  "amazonaws-us-gov.com": "aws-us-gov",
};

/** What a link leads to; `elsewhere` is another region than the bot's own, in an account that the link does not name. */
export type Linked =
  | { readonly is: "target"; readonly target: Target }
  | { readonly is: "elsewhere"; readonly region: string }
  | { readonly is: "unknown" };

/**
 * The resource that an AWS console link shows. Only an ARN says account and region, so a link without the account is taken for
 * the bot's own region alone: a job of the same name must not be stopped there instead.
 */
export function linkedResource(link: string, ownRegion: string): Linked {
  if (!URL.canParse(link)) return { is: "unknown" };
  const url = new URL(link);
  const { account, hostRegion, domain } = host.exec(url.hostname)?.groups ?? {};
  const [, page = "", id = ""] = /^#\/([A-Za-z-]+)\/([^/?#]+)/.exec(url.hash) ?? [];
  const kind = Object.hasOwn(kindOfPage, page) ? kindOfPage[page] : undefined;
  const region = hostRegion ?? url.searchParams.get("region") ?? undefined;
  if (domain === undefined || kind === undefined || region === undefined) return { is: "unknown" };
  if (!url.pathname.startsWith("/sagemaker/")) return { is: "unknown" };

  const name = decoded(id);
  const type = kindTable[kind].arnTypes[0];
  if (account !== undefined) {
    const arn = asArn(`arn:${partitions[domain]}:sagemaker:${region}:${account}:${type}/${name}`);
    return { is: "target", target: { arn } };
  }
  return region === ownRegion ? { is: "target", target: { kind, name } } : { is: "elsewhere", region };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
