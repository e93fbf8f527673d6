import { describe, expect, test } from "vitest";
import config from "./chatops.config.ts";
import { modelPackage, policyTester, resource } from "./src/access/testing/policy-tester.ts";
import { ruleFor } from "./src/domain/approval-rule.ts";

// What policy.cedar and the approvals of chatops.config.ts are meant to do. Change it with them: `npx vitest run policy.test.ts`.
const engineer = "U0ENGINEER";
const approver = "U0APPROVER";
const somebody = "U0SOMEBODY";
const may = policyTester("policy.cedar", {
  groups: { "ml-engineers": [engineer], "ml-approvers": [approver] },
});

const job = resource("training-job", "churn-nightly", { environment: "prod" });
const churn = modelPackage("churn/3");
const prodChurn = modelPackage("prod-churn/3", { environment: "prod" });
const approvals = { channel: "C0APPROVALS" };
const elsewhere = { channel: "C0TRAINING" };

describe("policy.cedar", () => {
  test("lets everybody look", () => {
    expect(may(somebody, "show", job)).toBe("yes, by everyone-reads");
    expect(may(somebody, "logs", job)).toBe("yes, by everyone-reads");
    expect(may(somebody, "help")).toBe("yes, by everyone-reads");
  });

  test("lets engineers stop and retry, and nobody else", () => {
    expect(may(engineer, "stop", job)).toBe("yes, by engineers-stop");
    expect(may(engineer, "retry", job)).toBe("yes, by engineers-retry");
    expect(may(approver, "stop", job)).toBe("no, nothing permits it");
  });

  test("lets approvers decide, and nobody else", () => {
    expect(may(approver, "approve", churn, elsewhere)).toBe("yes, by approvers-decide");
    expect(may(approver, "reject", churn, elsewhere)).toBe("yes, by approvers-decide");
    expect(may(approver, "revoke", churn, elsewhere)).toBe("yes, by approvers-decide");
    expect(may(engineer, "approve", churn, elsewhere)).toBe("no, nothing permits it");
  });

  test("keeps decisions on production in their channel", () => {
    expect(may(approver, "approve", prodChurn, approvals)).toBe("yes, by approvers-decide");
    expect(may(approver, "approve", prodChurn, elsewhere)).toBe("no, by prod-is-decided-in-its-channel");
    expect(may(approver, "reject", prodChurn)).toBe("no, by prod-is-decided-in-its-channel");
    expect(may(approver, "revoke", prodChurn, elsewhere)).toBe("no, by prod-is-decided-in-its-channel");
    expect(may(somebody, "show", prodChurn, elsewhere)).toBe("yes, by everyone-reads");
  });
});

describe("the approvals of chatops.config.ts", () => {
  const ruleOf = (group: string) => ruleFor(config.approvals, { kind: "model-package", group });
  const needed = (group: string) => ruleOf(group)?.required;

  test("ask two people about production and one about the rest, whom churn wants to be another than its author", () => {
    expect([needed("prod-churn"), needed("ranker"), needed("churn"), needed("fraud")]).toEqual([2, 2, 1, 1]);
    expect(["churn", "fraud"].map((group) => ruleOf(group)?.excludeAuthor)).toEqual([true, false]);
  });
});
