import { expect, test } from "vitest";
import { viewProblems } from "../check.ts";
import { ValueTooLong } from "../kit/buttons.ts";
import { nasty } from "../testing/facts.ts";
import { read } from "../testing/read.ts";
import { decideModal } from "./decide.ts";

const about = {
  name: "churn/12",
  account: { id: "123456789012", label: "prod" },
  region: "eu-west-1",
  privateMetadata: "{}",
};
const says = (view: ReturnType<typeof decideModal>) =>
  read({ text: "", blocks: JSON.parse(JSON.stringify(view.blocks)) });

test("approving asks for an optional reason and warns that it may deploy", () => {
  const view = decideModal({ ...about, decision: "approve" });
  expect(viewProblems(view)).toEqual([]);
  expect(view).toMatchObject({
    callback_id: "decide",
    private_metadata: "{}",
    title: { text: "Approve model" },
    submit: { text: "Approve" },
  });
  expect(says(view)).toContain("You are about to approve `churn/12` in `prod` eu-west-1");
  expect(says(view)).toContain("*Approving may start a deployment*");
  expect(view.blocks.at(-1)).toMatchObject({
    type: "input",
    block_id: "reason",
    optional: true,
    element: { action_id: "reason", multiline: true },
  });
});

test("rejecting asks for a reason", () => {
  const view = decideModal({ ...about, decision: "reject" });
  expect(viewProblems(view)).toEqual([]);
  expect(view.blocks.at(-1)).toMatchObject({ optional: false, element: { min_length: 1 } });
  expect(says(view)).not.toContain("deploy");
});

test("revoking an approval asks for a reason and warns that an older version may be deployed", () => {
  const view = decideModal({ ...about, decision: "revoke" });
  expect(viewProblems(view)).toEqual([]);
  expect(view).toMatchObject({ title: { text: "Revoke approval" }, submit: { text: "Revoke" } });
  expect(says(view)).toContain("You are about to revoke the approval of `churn/12` in `prod` eu-west-1");
  expect(says(view)).toContain("the latest other approved version is redeployed");
  expect(view.blocks.at(-1)).toMatchObject({ optional: false });
});

test("a gate's form says what the pipeline does then", () => {
  const gate = { ...about, of: "gate", name: "churn-nightly" } as const;
  const approve = decideModal({ ...gate, decision: "approve" });
  expect(viewProblems(approve)).toEqual([]);
  expect(approve.title.text).toBe("Approve gate");
  expect(says(approve)).toMatch(/The pipeline goes on/);
  expect(says(approve)).not.toMatch(/registry/);
  const reject = decideModal({ ...gate, decision: "reject" });
  expect(says(reject)).toMatch(/fails at this step, with your reason/);
  expect(reject.blocks.at(-1)).toMatchObject({ optional: false });
});

test("opens with nothing but a name, whatever it is", () => {
  const view = decideModal({ decision: "approve", name: nasty, privateMetadata: "" });
  expect(viewProblems(view)).toEqual([]);
  expect(says(view)).toContain("<!channel> & <https://evil|click>");
});

test("metadata is never cut", () => {
  expect(
    decideModal({ ...about, decision: "approve", privateMetadata: "m".repeat(3000) }).private_metadata,
  ).toHaveLength(3000);
  expect(() => decideModal({ ...about, decision: "approve", privateMetadata: "m".repeat(3001) })).toThrow(ValueTooLong);
});
