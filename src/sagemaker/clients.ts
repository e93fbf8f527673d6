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

/** SageMaker, per account and region, for what only reads. Throws a ForeignAccountError where the bot has no role. */
export interface SageMakerReaders {
  readonly at: (place: Place) => SageMakerClient;
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
  /** Another endpoint than AWS's. The SDK honours AWS_ENDPOINT_URL by itself. */
  readonly endpoint?: string | undefined;
  /** @default 3, the first try included; retries wait a growing, random time (the SDK's standard mode) */
  readonly maxAttempts?: number | undefined;
}

/** Readers and writers over the same clients. */
export function sageMakerClients(options: ClientOptions): SageMakerClients {
  const { at } = sageMakerReaders(options);
  return { at, writesAt: (place) => writesOver(at(place)) };
}

/** Clients for every region of the bot's own account and for the places it has a role in, made when first asked for and kept. */
export function sageMakerReaders(options: ClientOptions): SageMakerReaders {
  const { own, endpoint, maxAttempts = 3, credentialsFor } = options;
  const clients = new Map<string, SageMakerClient>();
  const at = ({ account, region }: Place): SageMakerClient => {
    const place = `${account}/${region}`;
    const known = clients.get(place);
    if (known) return known;
    // Names are unique per account only: with the wrong credentials, a call would hit a namesake.
    const abroad = own.account !== "" && account !== own.account;
    const credentials = abroad ? credentialsFor?.({ account, region }) : undefined;
    if (abroad && !credentials) throw new ForeignAccountError(account, own.account);
    const client = new SageMakerClient({
      region: region || own.region,
      retryMode: "standard",
      maxAttempts,
      // A Describe answers within a second; without throwOnRequestTimeout the SDK would only warn.
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
      ...(endpoint ? { endpoint } : {}),
      ...(credentials ? { credentials } : {}),
    });
    clients.set(place, client);
    return client;
  };
  return { at };
}
