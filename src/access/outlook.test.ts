import { describe, expect, test } from "vitest";
import { outlook } from "./outlook.ts";
import { loadPolicy } from "./policy.ts";

const who = { user: "U024BE7LH", groups: ["ml-engineers"] };
const of = (text: string, verb: "stop" | "show" = "stop") => outlook(loadPolicy(text).outlines, who, verb);

describe("what the policy holds for a person, whatever it is about", () => {
  test("is nothing where no rule is about them", () => {
    expect(of('@id("a") permit (principal in ChatOps::Group::"sales", action, resource);')).toEqual({
      is: "no",
      by: [],
    });
    expect(of('@id("a") permit (principal, action == ChatOps::Action::"show", resource);')).toEqual({
      is: "no",
      by: [],
    });
  });

  test("is a yes by rules that ask for nothing of the resource, also where they ask for the person in a condition", () => {
    const rules = `
      @id("a") permit (principal, action, resource) when { principal in ChatOps::Group::"ml-engineers" };
      @id("b") permit (principal in ChatOps::Group::"ml-engineers", action in ChatOps::Action::"act", resource);`;
    expect(of(rules)).toEqual({ is: "yes", by: ["a", "b"], unless: [] });
    expect(of(rules, "show")).toEqual({ is: "yes", by: ["a"], unless: [] });
  });

  test("depends where a rule asks for more, and names what may forbid it", () => {
    expect(
      of(`
        @id("mine") permit (principal, action, resource) when { resource.hasTag("team") };
        @id("here") permit (principal, action, resource) when { context has channel && context.channel == "C1" };
        @id("one") permit (principal, action, resource == ChatOps::Resource::"endpoint/ranker");
        @id("frozen") forbid (principal, action, resource) when { resource.name like "prod-*" };
        @id("others") forbid (principal in ChatOps::Group::"sales", action, resource);`),
    ).toEqual({ is: "depends", by: ["mine", "here", "one"], unless: ["frozen"] });
  });

  test("is a no by a rule that forbids it whatever it is about", () => {
    const rules = `
      @id("all") permit (principal, action, resource);
      @id("never") forbid (principal, action == ChatOps::Action::"stop", resource) unless { principal == ChatOps::User::"U0AAAAAAA" };`;
    expect(of(rules)).toEqual({ is: "no", by: ["never"] });
    expect(of(rules, "show")).toEqual({ is: "yes", by: ["all"], unless: [] });
  });
});
