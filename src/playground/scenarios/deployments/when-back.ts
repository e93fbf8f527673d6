import type { DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import type { Held } from "../../aws/sagemaker/shelf.ts";
import type { SageMaker } from "../../aws/sagemaker/simulator.ts";

const laterMs = 10_000;

/** Calls `then` once, ten seconds after the endpoint is in service again. */
export function whenBack({ hosting, world }: SageMaker, { arn }: Held<DescribeEndpointOutput>, then: () => void): void {
  const stop = hosting.endpoints.watch(arn, ({ api }) => {
    if (api.EndpointStatus !== "InService") return;
    stop();
    world.clock.after(laterMs, then);
  });
}
