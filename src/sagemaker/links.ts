/** Deep links into the AWS console. Where the console has no page that a plain link reaches, there is no link. */
/** What a link needs to know of a resource. */
export interface Linked {
  readonly kind: string;
  readonly arn: string;
  readonly name: string;
  readonly region: string;
}

/** The console's host per partition; each has its regions as subdomains. */
const hosts: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** SageMaker's console pages by kind. Pipelines, model versions, feature groups and images live in Studio, per domain. */
const pages: Readonly<Record<string, string>> = {
  "training-job": "jobs",
  "tuning-job": "hyper-tuning-jobs",
  "transform-job": "transform-jobs",
  "processing-job": "processing-jobs",
  endpoint: "endpoints",
  "endpoint-config": "endpointConfig",
  "deployable-model": "models",
  "notebook-instance": "notebook-instances",
};

/** Where logs are: the group, and how the names of the streams begin. */
export interface LogPlace {
  readonly group: string;
  /** Absent where the group has no other streams. */
  readonly prefix: string | undefined;
}

/** Log group and stream prefix by kind; SageMaker names each stream `<job>/<host>`, an endpoint has a group of its own. */
const logs: Readonly<Record<string, (name: string) => LogPlace>> = {
  "training-job": (name) => ({ group: "/aws/sagemaker/TrainingJobs", prefix: `${name}/` }),
  // The training jobs of a tuning job bear its name and a number.
  "tuning-job": (name) => ({ group: "/aws/sagemaker/TrainingJobs", prefix: `${name}-` }),
  "transform-job": (name) => ({ group: "/aws/sagemaker/TransformJobs", prefix: `${name}/` }),
  "processing-job": (name) => ({ group: "/aws/sagemaker/ProcessingJobs", prefix: `${name}/` }),
  "labeling-job": (name) => ({ group: "/aws/sagemaker/LabelingJobs", prefix: name }),
  "notebook-instance": (name) => ({ group: "/aws/sagemaker/NotebookInstances", prefix: `${name}/` }),
  endpoint: (name) => ({ group: `/aws/sagemaker/Endpoints/${name}`, prefix: undefined }),
};

/** Where a resource of this kind logs; undefined for kinds that do not. */
export const logPlaceOf = (kind: string, name: string): LogPlace | undefined => logs[kind]?.(name);

/** The resource's page in SageMaker's console. */
export function consoleUrl({ kind, arn, name, region }: Linked): string | undefined {
  if (kind === "alarm") return alarmUrl({ arn, name, region });
  const home = consoleHome("sagemaker", arn, region);
  const page = pages[kind];
  return home && page ? `${home}#/${page}/${encodeURIComponent(name)}` : undefined;
}

function alarmUrl({ arn, name, region }: Omit<Linked, "kind">): string | undefined {
  const home = consoleHome("cloudwatch", arn, region);
  return home && `${home}#alarmsV2:alarm/${encodeURIComponent(name)}`;
}

/** The resource's log streams in CloudWatch's console. */
export function logsUrl({ kind, arn, name, region }: Linked): string | undefined {
  const home = consoleHome("cloudwatch", arn, region);
  const place = logPlaceOf(kind, name);
  if (!home || !place) return undefined;
  const { group, prefix } = place;
  const filter = prefix ? `$3FlogStreamNameFilter$3D${twiceEncoded(prefix)}` : "";
  return `${home}#logsV2:log-groups/log-group/${twiceEncoded(group)}${filter}`;
}

function consoleHome(service: string, arn: string, region: string): string | undefined {
  const [, partition = ""] = /^arn:([a-z-]+):/.exec(arn) ?? [];
  const host = hosts[partition];
  return host && region ? `https://${region}.${host}/${service}/home?region=${region}` : undefined;
}

/** CloudWatch's console encodes twice and writes "$" for the outer "%". */
const twiceEncoded = (text: string): string => encodeURIComponent(encodeURIComponent(text)).replaceAll("%", "$");
