import { parseArgs } from "node:util";
import type { Deployment, Spoke } from "../../src/deployment.ts";
import { hubStackName } from "../hub-stack.ts";
import { spokeStackName } from "../spoke-stack.ts";

/** Something that the person has to put right before anything is done; the message says what. */
export class UsageProblem extends Error {
  override readonly name = "UsageProblem";
}

export interface Options {
  /** A profile of the AWS CLI's configuration; without one the environment's credentials are used. */
  readonly profile: string | undefined;
  /** `account/region` of a spoke; the hub without it. */
  readonly spoke: string | undefined;
  /** Asks nothing. */
  readonly yes: boolean;
  readonly deleteData: boolean;
  readonly help: boolean;
}

/** Reads the arguments of `deploy` and `destroy`. Throws UsageProblem for what it does not know. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        profile: { type: "string" },
        spoke: { type: "string" },
        yes: { type: "boolean", default: false },
        "delete-data": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const { profile, spoke, yes, help, "delete-data": deleteData } = values;
    return { profile, spoke, yes, help, deleteData };
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error));
  }
}

/** What is deployed: the hub, or the spoke that the options name. */
export interface Chosen {
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  readonly spoke: Spoke | undefined;
}

/** The stack that the options mean. Throws UsageProblem for a spoke that the configuration does not have. */
export function chosenStack({ spoke: place }: Options, deployment: Deployment): Chosen {
  const { name, account, region, spokes } = deployment;
  if (place === undefined) return { stack: hubStackName(name), account, region, spoke: undefined };
  const spoke = spokes.find((each) => place === placeOf(each));
  if (spoke) return { stack: spokeStackName(name, spoke), account: spoke.account, region: spoke.region, spoke };
  const known = spokes.map(placeOf).join(", ") || "none yet";
  throw new UsageProblem(
    `chatops.config.ts has no spoke ${JSON.stringify(place)} in deployment.spokes (there: ${known}). Write it as account/region.`,
  );
}

const placeOf = ({ account, region }: Spoke): string => `${account}/${region}`;
