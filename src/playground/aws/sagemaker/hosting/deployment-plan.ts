/** How an update goes when nobody interferes: through to the new configuration, or back to the old one. */
export type DeploymentPlan = Ending & {
  /** How long the new fleet takes to come up; the deployment's time limit may be shorter. */
  readonly launchSeconds?: number;
};

type Ending =
  | { readonly ends: "deployed" }
  | {
      readonly ends: "rolled back";
      /** From the beginning of the first bake, or of the launch when nothing bakes. */
      readonly afterSeconds: number;
      /** Counts from the launch, as when the new fleet fails its health check. */
      readonly during?: "launch";
      /** An alarm that goes off at that time; the deployment goes back when it looks at it. */
      readonly alarm?: string;
      /** FailureReason; left out by a silent rollback, and where an alarm gives it. */
      readonly reason?: string;
      /** Not even an alarm gives a reason. */
      readonly silent?: true;
    }
  | {
      /** A rolling deployment that can get neither there nor back. */
      readonly ends: "rollback failed";
      readonly afterSeconds: number;
      readonly reason: string;
    }
  | {
      /** Neither fleet is left: the endpoint can only be deleted. */
      readonly ends: "failed";
      /** From the launch. */
      readonly afterSeconds: number;
      readonly reason: string;
    };

/** How a change of weights and sizes goes. */
export type CapacityPlan =
  | { readonly ends: "deployed" }
  | { readonly ends: "rolled back"; readonly afterSeconds: number; readonly reason: string };

/** What became of a change of an endpoint, as only the simulation knows it: what a card has to say. */
export interface Verdict {
  readonly endpointArn: string;
  readonly change: "update" | "capacity";
  /** The configuration that was asked for. */
  readonly config: string;
  readonly previousConfig: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly verdict: DeploymentPlan["ends"];
  readonly reason?: string;
}
