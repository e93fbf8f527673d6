import { describe, expect, test } from "vitest";
import { parseCommand } from "../parse.ts";

const said = (text: string): unknown => {
  const parsed = parseCommand(text, { region: "eu-west-1" });
  return parsed.is === "intent" ? parsed.intent : `${parsed.says} | ${parsed.example}`;
};
const ranker = { kind: "endpoint", name: "ranker" };

describe("commands about deployments", () => {
  test.each([
    ["rollback ranker", { do: "rollback", target: ranker }],
    ["rollback endpoint ranker", { do: "rollback", target: ranker }],
    ["rollback ranker to ranker-v1", { do: "rollback", target: ranker, config: "ranker-v1" }],
    ["rollback ranker TO ranker-v1", { do: "rollback", target: ranker, config: "ranker-v1" }],
    ["abort ranker", { do: "abort", target: ranker }],
    [
      "abort arn:aws:sagemaker:eu-west-1:111122223333:endpoint/ranker",
      { do: "abort", target: { arn: "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/ranker" } },
    ],
    [
      "shift ranker control=50 challenger=50%",
      { do: "shift", target: ranker, weights: { control: 50, challenger: 50 } },
    ],
    ["shift endpoint ranker challenger=0.5", { do: "shift", target: ranker, weights: { challenger: 0.5 } }],
    ["deployments", { do: "deployments" }],
  ])("%s", (text, intent) => expect(said(text)).toEqual(intent));

  test.each([
    ["rollback", "Say which resource to rollback"],
    ["rollback ranker to", "Say which config to deploy. | /sagemaker rollback ranker to ranker-config-41"],
    ["rollback ranker to v1 v2", "what to do with “v2”"],
    ["rollback ranker to bad_name!", "“bad_name!” cannot be the name of an endpoint config."],
    ["abort training churn-12", "I take one name at a time"],
    ["shift ranker", "Say how to share the traffic"],
    ["shift ranker control=-1", "“-1” is not a weight"],
    ["shift ranker =5", "“=5” does not say which variant."],
    ["shift ranker a=1 a=2", "“a” has two weights."],
    ["shift a=1", "/sagemaker shift ranker control=50 challenger=50"],
    ["deployments prod", "I do not know what to do with “prod”"],
  ])("%s is explained", (text, words) => expect(said(text)).toContain(words));
});
