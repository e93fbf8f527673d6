import {
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  type EndpointSummary,
  ListEndpointsCommand,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { Serving } from "../../domain/evidence.ts";
import { isNotFound } from "../errors.ts";

/** Whose endpoints are looked for. */
export interface ServingWish {
  readonly group: string;
  /** The versions whose model data are known, since a model need not name the version that it was made of. */
  readonly versions: readonly { readonly version: number; readonly data: readonly string[] }[];
  readonly signal: AbortSignal;
}

/** SageMaker does not list who uses a group; each endpoint costs three calls, and the account's rate is small. */
const endpointsLooked = 15;

/** An endpoint that is being updated or rolled back serves meanwhile. */
const notServing: ReadonlySet<string> = new Set(["Creating", "Deleting", "Failed", "OutOfService"]);

/**
 * The endpoints that serve a version of the group, among the hundred that were changed last: those that bear the name of the
 * group, then the newest. Rejects with the SDK's error.
 */
export async function servingOf(client: SageMakerClient, wish: ServingWish): Promise<Serving> {
  const { Endpoints: endpoints = [], NextToken } = await client.send(
    new ListEndpointsCommand({ SortBy: "CreationTime", SortOrder: "Descending", MaxResults: 100 }),
    { abortSignal: wish.signal },
  );
  const serving = endpoints.filter(({ EndpointStatus: status = "" }) => !notServing.has(status));
  const looked = likely(serving, wish.group).slice(0, endpointsLooked);
  const found = await Promise.all(looked.map((name) => servedBy(client, name, wish)));
  return {
    endpoints: found.flatMap((each) => each ?? []),
    looked: looked.length,
    more: NextToken !== undefined || serving.length > looked.length,
  };
}

function likely(endpoints: readonly EndpointSummary[], group: string): readonly string[] {
  const bearsName = ({ EndpointName = "" }: EndpointSummary): number =>
    EndpointName.toLowerCase().includes(group.toLowerCase()) ? 0 : 1;
  const changed = ({ LastModifiedTime }: EndpointSummary): number => LastModifiedTime?.getTime() ?? 0;
  return endpoints
    .toSorted((a, b) => bearsName(a) - bearsName(b) || changed(b) - changed(a))
    .flatMap(({ EndpointName }) => EndpointName ?? []);
}

async function servedBy(
  client: SageMakerClient,
  name: string,
  wish: ServingWish,
): Promise<Serving["endpoints"][number] | undefined> {
  try {
    return await served(client, name, wish);
  } catch (error) {
    // Deleted since it was listed, or made of a model that is gone: whoever serves it, nobody can tell any more.
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function served(
  client: SageMakerClient,
  name: string,
  wish: ServingWish,
): Promise<Serving["endpoints"][number] | undefined> {
  const options = { abortSignal: wish.signal };
  const { EndpointConfigName } = await client.send(new DescribeEndpointCommand({ EndpointName: name }), options);
  const { ProductionVariants: variants = [] } = await client.send(
    new DescribeEndpointConfigCommand({ EndpointConfigName }),
    options,
  );
  const models = [...new Set(variants.flatMap(({ ModelName }) => ModelName ?? []))];
  const made = await Promise.all(models.map((model) => versionIn(client, model, wish)));
  const [first] = made.flatMap((each) => each ?? []);
  return first && { name, ...first };
}

/** The version that a model was made of, where it is one of the group. */
async function versionIn(
  client: SageMakerClient,
  model: string,
  { group, versions, signal }: ServingWish,
): Promise<{ readonly version?: number } | undefined> {
  const { PrimaryContainer, Containers = [] } = await client.send(new DescribeModelCommand({ ModelName: model }), {
    abortSignal: signal,
  });
  for (const { ModelPackageName = "", ModelDataUrl = "" } of [
    ...(PrimaryContainer ? [PrimaryContainer] : []),
    ...Containers,
  ]) {
    const [, ofGroup, version] = /([^/:]+)\/(\d+)$/.exec(ModelPackageName) ?? [];
    if (ofGroup?.toLowerCase() === group.toLowerCase()) return { version: Number(version) };
    const known = versions.find(({ data }) => ModelDataUrl !== "" && data.includes(ModelDataUrl));
    if (known) return { version: known.version };
  }
  return undefined;
}
