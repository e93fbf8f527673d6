/** What became of an endpoint's deployments, as far as SageMaker told: worked out from facts each time, never stored. */

/** `replaced`: something else serves since, and nobody was told that it did not arrive. */
export type Verdict = "under-way" | "deployed" | "replaced" | "rolled-back" | "failed";

/** How a rollback is known: the served config is not the one asked for, a FailureReason, or a bake that ended too early. */
export type Proof = "config" | "reason" | "cut-short";

/** An update of an endpoint to a config. */
export interface DeploymentTold {
  readonly config: string;
  readonly previousConfig: string | undefined;
  /** Milliseconds since the epoch; of one known by its call alone, when it was asked for. */
  readonly startedAt: number;
  /** `call`: SageMaker's events told nothing of it; who asked for it did. */
  readonly by: "events" | "call";
}

/** Where a deployment is: SageMaker's VariantStatus and what its message tells. Times in milliseconds since the epoch. */
export interface DeploymentPhase {
  readonly status: string;
  readonly message: string | undefined;
  readonly startedAt: number | undefined;
  /** Of a bake, as far as its length is known. */
  readonly endsAt?: number | undefined;
  /** "canary", "full", or what SageMaker calls the part of the new fleet that it is about. */
  readonly fleet?: string | undefined;
  readonly instances?: number | undefined;
}

export interface DeploymentStory {
  /** The newest one that is known. */
  readonly newest: (DeploymentTold & { readonly verdict: Verdict; readonly proof?: Proof | undefined }) | undefined;
  /** The one before, which was rolled back although nobody saw the endpoint in service in between. */
  readonly lost: DeploymentTold | undefined;
  /** Of the newest one. */
  readonly phase: DeploymentPhase | undefined;
  /** The share of the traffic that the new fleet takes, 0 to 1, where SageMaker's words tell it. */
  readonly traffic: number | undefined;
  /** How long its last bake lasted, in milliseconds, when the new fleet went before the end of it. */
  readonly cutAfterMs: number | undefined;
  /** True when a person asked to end the bake of the newest one, and it was rolled back. */
  readonly aborted: boolean;
  /** True when the last thing that was seen of it is an update of which nobody says what it was for. */
  readonly untold: boolean;
  /** True when the last thing that was changed are weights or instances. */
  readonly resized: boolean;
}
