import type { Held } from "../aws/sagemaker/shelf.ts";
import type { SageMaker } from "../aws/sagemaker/simulator.ts";
import { idleEndpoint } from "./deployments/deployment.ts";
import { canary } from "./deployments/strategies.ts";
import { prod } from "./places.ts";

const afterApprovalMs = 20_000;

/** What a team's own automation does: once the version that an execution registered is approved, `endpoint` moves to it. */
export function deployWhenApproved(sim: SageMaker, execution: Held<object>, endpoint: string): void {
  const { pipelines, registry, world } = sim;
  const unwatch = pipelines.executions.watch(execution.arn, ({ api }) => {
    if (api.PipelineExecutionStatus !== "Succeeded") return;
    unwatch();
    const registered = pipelines
      .stepsOf(execution.arn)
      .flatMap((step) => step.api.Metadata?.RegisterModel?.Arn ?? [])
      .at(-1);
    if (registered === undefined) return;
    const go = () => {
      if (registry.packages.at(registered)?.api.ModelApprovalStatus !== "Approved") return;
      stop();
      world.clock.after(afterApprovalMs, () => deploy(sim, registered, endpoint));
    };
    const stop = registry.packages.watch(registered, go);
    go();
  });
}

function deploy(sim: SageMaker, packageArn: string, name: string): void {
  const version = packageArn.split("/").at(-1);
  const endpoint = idleEndpoint(sim, { name, version: 11, instanceType: "ml.m5.xlarge" });
  const model = sim.hosting.addModel(prod, `${endpoint.name}-v${version}`, packageArn);
  const variant = {
    VariantName: "AllTraffic",
    ModelName: model.name,
    InstanceType: "ml.m5.xlarge",
    InitialInstanceCount: 3,
  } as const;
  const config = sim.hosting.addConfig(prod, `${endpoint.name}-config-${version}`, [variant]);
  sim.endpoints.update(endpoint, { config, deployment: canary(endpoint.name) });
}
