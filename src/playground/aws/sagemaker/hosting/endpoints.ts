import type {
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  ProductionVariantSummary,
} from "@aws-sdk/client-sagemaker";
import type { Alarms } from "../../cloudwatch/alarms/alarms.ts";
import { validationException } from "../../http/errors.ts";
import { arnOf, type Place } from "../place.ts";
import type { Announce, Held } from "../shelf.ts";
import { createStories, today, type World } from "../world.ts";
import { createCapacityChanges } from "./capacity-changes.ts";
import type { CapacityPlan, DeploymentPlan, Verdict } from "./deployment-plan.ts";
import { createDeployments, type EndpointUpdate, pace } from "./deployments.ts";
import { stateChange } from "./endpoint-event.ts";
import { isExcluded } from "./guardrails.ts";
import type { HostingShelves } from "./hosting-shelves.ts";
import { createTraffic, type Traffic } from "./traffic.ts";
import { refuseUnlessItFits } from "./update-refusals.ts";
import { variantsOf } from "./variants.ts";

type Endpoint = Held<DescribeEndpointOutput>;

/** What can be done with endpoints. */
export interface Endpoints {
  /** Starts an endpoint: Creating, then InService, or Failed for a reason. `quiet`: it has long been in service. */
  create(
    place: Place,
    name: string,
    config: Held<DescribeEndpointConfigOutput>,
    how?: Announce,
    failsFor?: string,
  ): Endpoint;
  /** Throws ValidationException while the endpoint is in progress, when it failed, and when the deployment does not fit. */
  update(endpoint: Endpoint, update: EndpointUpdate, plan?: DeploymentPlan): void;
  /** Changes weights and sizes under the same configuration. Throws like `update`. */
  resize(endpoint: Endpoint, wanted: readonly ProductionVariantSummary[], plan?: CapacityPlan): void;
  /** AWS patches the endpoint's machines: SystemUpdating for so many seconds. Throws like `update`. */
  patch(endpoint: Endpoint, seconds: number): void;
  /** Throws ValidationException while the endpoint is in progress. */
  delete(endpoint: Endpoint): void;
  /** What became of every update and every change of capacity that ended, in that order: the truth that cards must tell. */
  readonly verdicts: readonly Verdict[];
  /** Who serves the requests, for the metrics. */
  readonly traffic: Traffic;
}

/** For how long an endpoint has served that was there before the story began: 30 days. */
const longAgoMs = 30 * 86_400_000;

/** Endpoints of the simulation. */
export function createEndpoints(world: World, hosting: HostingShelves, alarms: Alarms): Endpoints {
  const { endpoints: shelf, models, withoutDeploymentEvents } = hosting;
  const verdicts: Verdict[] = [];
  const record = (verdict: Verdict) => void verdicts.push(verdict);
  const stories = createStories(world);
  const traffic = createTraffic(world.clock.now);
  const deployments = createDeployments({ world, shelf, alarms, traffic, record });
  const changeCapacity = createCapacityChanges(world, shelf, record);
  const change = (arn: string, patch: Partial<DescribeEndpointOutput>) =>
    shelf.change(arn, { LastModifiedTime: today(world), ...patch });

  return {
    verdicts,
    traffic,

    create(place, name, config, how = "loud", failsFor) {
      const arn = arnOf(place, "endpoint", name);
      const since = how === "quiet" ? new Date(world.clock.now() - longAgoMs) : today(world);
      const api: DescribeEndpointOutput = {
        EndpointName: name,
        EndpointArn: arn,
        EndpointConfigName: config.name,
        ProductionVariants: variantsOf(config.api),
        EndpointStatus: how === "quiet" ? "InService" : "Creating",
        CreationTime: since,
        LastModifiedTime: since,
      };
      const endpoint = shelf.add({ arn, name, place, tags: {}, api }, how);
      traffic.shift(arn, [[config.name, 1]], since.getTime());
      const end = failsFor === undefined ? "InService" : "Failed";
      if (how === "loud")
        stories.play(arn, [[pace.launchSeconds, () => change(arn, { EndpointStatus: end, FailureReason: failsFor })]]);
      return endpoint;
    },

    update(endpoint, update, plan = { ends: "deployed" }) {
      refuseUnlessIdle(endpoint.api);
      refuseUnlessItFits(endpoint.api, update);
      if (!isExcluded(update.config, models)) return deployments.start(endpoint, update, plan);
      withoutDeploymentEvents.add(endpoint.arn);
      deployments.start(endpoint, { ...update, deployment: undefined, retainDeployment: false }, plan);
    },

    resize(endpoint, wanted, plan = { ends: "deployed" }) {
      refuseUnlessIdle(endpoint.api);
      changeCapacity(endpoint, wanted, plan);
    },

    patch({ arn, api }, seconds) {
      refuseUnlessIdle(api);
      change(arn, { EndpointStatus: "SystemUpdating" });
      stories.play(arn, [[seconds, () => change(arn, { EndpointStatus: "InService" })]]);
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
