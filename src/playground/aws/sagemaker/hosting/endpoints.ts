import type {
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  ProductionVariantSummary,
} from "@aws-sdk/client-sagemaker";
import { validationException } from "../../http/errors.ts";
import { arnOf, type Place } from "../place.ts";
import type { Announce, Held } from "../shelf.ts";
import { createStories, today, type World } from "../world.ts";
import { createDeployments, type DeploymentPlan, type Deployments, type EndpointUpdate, pace } from "./deployments.ts";
import { stateChange } from "./endpoint-event.ts";
import type { HostingShelves } from "./hosting-shelves.ts";
import { variantsOf } from "./variants.ts";

type Endpoint = Held<DescribeEndpointOutput>;

/** What can be done with endpoints. */
export interface Endpoints {
  /** Starts an endpoint: Creating, then InService. `quiet`: it has long been in service. */
  create(place: Place, name: string, config: Held<DescribeEndpointConfigOutput>, how?: Announce): Endpoint;
  /** Throws ValidationException while the endpoint is in progress, and when it failed. */
  update(endpoint: Endpoint, update: EndpointUpdate, plan?: DeploymentPlan): void;
  readonly tripAlarm: Deployments["tripAlarm"];
  /** Changes weights and sizes under the same configuration. Throws like `update`. */
  resize(endpoint: Endpoint, wanted: readonly ProductionVariantSummary[]): void;
  /** Throws ValidationException while the endpoint is in progress. */
  delete(endpoint: Endpoint): void;
}

/** Endpoints of the simulation. */
export function createEndpoints(world: World, { endpoints: shelf }: HostingShelves): Endpoints {
  const stories = createStories(world);
  const deployments = createDeployments(world, shelf);
  const change = (arn: string, patch: Partial<DescribeEndpointOutput>) =>
    shelf.change(arn, { LastModifiedTime: today(world), ...patch });

  return {
    tripAlarm: deployments.tripAlarm,

    create(place, name, config, how = "loud") {
      const arn = arnOf(place, "endpoint", name);
      const now = today(world);
      const api: DescribeEndpointOutput = {
        EndpointName: name,
        EndpointArn: arn,
        EndpointConfigName: config.name,
        ProductionVariants: variantsOf(config.api),
        EndpointStatus: how === "quiet" ? "InService" : "Creating",
        CreationTime: now,
        LastModifiedTime: now,
      };
      const endpoint = shelf.add({ arn, name, place, tags: {}, api }, how);
      if (how === "loud") stories.play(arn, [[pace.launchSeconds, () => change(arn, { EndpointStatus: "InService" })]]);
      return endpoint;
    },

    update(endpoint, update, plan = { ends: "deployed" }) {
      refuseUnlessIdle(endpoint.api);
      deployments.start(endpoint, update, plan);
    },

    resize({ arn, api }, wanted) {
      refuseUnlessIdle(api);
      const target = (api.ProductionVariants ?? []).map((variant) => ({
        ...variant,
        ...wanted.find(({ VariantName }) => VariantName === variant.VariantName),
      }));
      const StartTime = today(world);
      change(arn, {
        EndpointStatus: "Updating",
        FailureReason: undefined,
        ProductionVariants: target.map((variant) => {
          const StatusMessage = `Scaling out desired instance count to ${variant.DesiredInstanceCount}.`;
          return { ...variant, VariantStatus: [{ Status: "Updating", StatusMessage, StartTime }] };
        }),
      });
      const ProductionVariants = target.map((variant) => ({
        ...variant,
        CurrentWeight: variant.DesiredWeight,
        CurrentInstanceCount: variant.DesiredInstanceCount,
      }));
      stories.play(arn, [[pace.launchSeconds, () => change(arn, { EndpointStatus: "InService", ProductionVariants })]]);
    },

    delete({ arn, api }) {
      if (api.EndpointStatus !== "Failed") refuseUnlessIdle(api);
      const deleting = change(arn, { EndpointStatus: "Deleting" });
      const gone = () => {
        shelf.remove(arn);
        world.emit(deleting.place, stateChange(deleting, "Deleted"));
      };
      stories.play(arn, [[pace.terminateSeconds, gone]]);
    },
  };
}

function refuseUnlessIdle({ EndpointStatus, EndpointArn }: DescribeEndpointOutput): void {
  if (EndpointStatus === "InService" || EndpointStatus === "UpdateRollbackFailed") return;
  throw validationException(
    EndpointStatus === "Failed"
      ? `Cannot update endpoint "${EndpointArn}" with status Failed.`
      : `Cannot update in-progress endpoint "${EndpointArn}".`,
  );
}
