import { AccountPrincipal, PolicyDocument, PolicyStatement, PrincipalWithConditions, Role } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { actorRole, type Deployment, partitionOf, roleName } from "../../src/deployment.ts";
import { acknowledgeWildcards } from "../acknowledged.ts";
import { actorRights } from "../rights/functions.ts";
import { RightProblem } from "../rights/right.ts";
import { type Holding, placesAtHome, statements } from "../rights/statements.ts";

/**
 * The role through which the worker acts in the bot's own account when each act shall stand under a person's name: a function's
 * own role cannot name anybody. The worker's role then has none of these rights.
 */
export class ActorRole extends Construct {
  constructor(scope: Construct, id: string, deployment: Deployment) {
    super(scope, id);
    const { name, account, region } = deployment;
    const rights = actorRights();
    const holding: Holding = { ...placesAtHome(deployment), own: noneOf, secret: noneOf };
    const worker = `arn:${partitionOf(region)}:iam::${account}:role/${roleName(name, region, "worker")}`;
    const principal = new PrincipalWithConditions(new AccountPrincipal(account), {
      ArnEquals: { "aws:PrincipalArn": worker },
      // Nobody in particular takes it on: without a person there is no act.
      StringLike: { "sts:SourceIdentity": "*" },
    });
    const role = new Role(this, "Role", {
      roleName: actorRole(deployment),
      description: "What people ask for in Slack, done in their names by the bot's worker",
      assumedBy: principal,
      inlinePolicies: { calls: new PolicyDocument({ statements: statements(rights, holding) }) },
    });
    role.assumeRolePolicy?.addStatements(
      new PolicyStatement({ actions: ["sts:SetSourceIdentity"], principals: [principal] }),
    );
    acknowledgeWildcards(role, rights, holding);
  }
}

/** The actions are about SageMaker alone; throws RightProblem. */
function noneOf(what: string): never {
  throw new RightProblem(`The role for acting in people's names may not reach ${what}.`);
}
