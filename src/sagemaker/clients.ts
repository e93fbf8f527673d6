import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient, type SageMakerClientConfig } from "@aws-sdk/client-sagemaker";
import { type SageMakerWrites, writesOver } from "./writes.ts";

/** Where a resource lives. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Where the bot itself lives: what a bare name, without an ARN, is looked up in. `account` is empty when nobody told. */
export interface Own extends Place {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
}

/** SageMaker with its logs, metrics and reports, per account and region, for what only reads. All throw a ForeignAccountError where the bot has no role. */
export interface SageMakerReaders {
  readonly at: (place: Place) => SageMakerClient;
  /** The SDK of CloudWatch Logs is loaded when it is first asked for; so are those of CloudWatch and S3. */
  readonly logsAt: (place: Place) => Promise<CloudWatchLogsClient>;
  readonly metricsAt: (place: Place) => Promise<CloudWatchClient>;
  /** S3, for the reports that model packages name. */
  readonly objectsAt: (place: Place) => Promise<S3Client>;
}

/** SageMaker, per account and region. Both throw a ForeignAccountError for an account that the bot cannot act in. */
export interface SageMakerClients extends SageMakerReaders {
  /** For what changes something. */
  readonly writesAt: (place: Place) => SageMakerWrites;
}

/** The resource is in an account that the bot has no role in. */
export class ForeignAccountError extends Error {
  override readonly name = "ForeignAccountError";

  constructor(account: string, own: string) {
    super(
      `The bot works in account ${own} and has no role in account ${account}: add its region and account to deployment.spokes in chatops.config.ts.`,
    );
  }
}

/** What calls to another account are signed with. */
export type Credentials = NonNullable<SageMakerClientConfig["credentials"]>;

export interface ClientOptions {
  readonly own: Own;
  /** Credentials for a place in another account, undefined where the bot has none. @default none anywhere */
  readonly credentialsFor?: ((place: Place) => Credentials | undefined) | undefined;
  /** Credentials with which to change something in a person's name, undefined where the bot's own name stands. @default nowhere */
  readonly credentialsAs?: ((place: Place, person: string) => Credentials | undefined) | undefined;
  /** Another endpoint than AWS's. The SDK honours AWS_ENDPOINT_URL by itself. */
  readonly endpoint?: string | undefined;
  /** @default 3, the first try included; retries wait a growing, random time (the SDK's standard mode) */
  readonly maxAttempts?: number | undefined;
}

/** Readers and writers over the same clients. */
export function sageMakerClients(options: ClientOptions): SageMakerClients {
  const readers = sageMakerReaders(options);
  return { ...readers, writesAt: (place) => writesOver(readers.at(place), () => readers.metricsAt(place)) };
}

/**
 * Clients for one person's work. Everybody looks through the same ones; what is changed is changed in the person's name where
 * the place has credentials for that. They are kept, and the SDK renews the session of a person when it runs out.
 */
export function clientsForPeople(options: ClientOptions): (person: string) => SageMakerClients {
  const readers = sageMakerReaders(options);
  const settings = settingsWith(options);
  const writers = new Map<string, SageMakerWrites>();
  const writesAs = (place: Place, person: string): SageMakerWrites => {
    const key = JSON.stringify([place.account, place.region, person]);
    const credentials = options.credentialsAs?.(place, person);
    const writes =
      writers.get(key) ??
      // Alarms are set by the worker and the clock alike, in the bot's own name.
      writesOver(credentials ? new SageMakerClient({ ...settings(place), credentials }) : readers.at(place), () =>
        readers.metricsAt(place),
      );
    writers.set(key, writes);
    return writes;
  };
  return (person) => ({ ...readers, writesAt: (place) => writesAs(place, person) });
}

/** Clients for every region of the bot's own account and for the places it has a role in, made when first asked for and kept. */
export function sageMakerReaders(options: ClientOptions): SageMakerReaders {
  const settings = settingsWith(options);
  /** One client for each account and region. */
  const perPlace = <Client>(make: (given: ReturnType<typeof settings>) => Client) => {
    const clients = new Map<string, Client>();
    return (place: Place): Client => {
      const key = `${place.account}/${place.region}`;
      const known = clients.get(key);
      if (known) return known;
      const client = make(settings(place));
      clients.set(key, client);
      return client;
    };
  };
  return {
    at: perPlace((given) => new SageMakerClient(given)),
    logsAt: perPlace(async (given) => {
      const { CloudWatchLogsClient: Client } = await import("@aws-sdk/client-cloudwatch-logs");
      return new Client(given);
    }),
    metricsAt: perPlace(async (given) => {
      const { CloudWatchClient: Client } = await import("@aws-sdk/client-cloudwatch");
      return new Client(given);
    }),
    objectsAt: perPlace(async (given) => {
      const { S3Client: Client } = await import("@aws-sdk/client-s3");
      // A bucket may live in another region than the version, and its name may hold dots, which no certificate covers.
      return new Client({ ...given, followRegionRedirects: true, forcePathStyle: true });
    }),
  };
}

/** What every client is made with, by the place that it is for. */
const settingsWith =
  ({ own, endpoint, maxAttempts = 3, credentialsFor }: ClientOptions) =>
  ({ account, region }: Place) => {
    // Names are unique per account only: with the wrong credentials, a call would hit a namesake.
    const abroad = own.account !== "" && account !== own.account;
    const credentials = abroad ? credentialsFor?.({ account, region }) : undefined;
    if (abroad && !credentials) throw new ForeignAccountError(account, own.account);
    return {
      region: region || own.region,
      retryMode: "standard",
      maxAttempts,
      // A Describe answers within a second; without throwOnRequestTimeout the SDK would only warn.
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
      ...(endpoint ? { endpoint } : {}),
      ...(credentials ? { credentials } : {}),
    };
  };
