import type { SageMaker } from "../aws/sagemaker/simulator.ts";

/** A story that the playground can tell: what happens in SageMaker when nobody interferes. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** What to watch for, for the person at the page. */
  readonly description: string;
  /** Virtual minutes until it is over; at 60x that many seconds. */
  readonly minutes: number;
  /** Sets it going; the rest happens by the simulation's clock. */
  readonly play: (sim: SageMaker) => void;
}
