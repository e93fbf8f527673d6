import { DescribeAlarmsCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { describe, expect, it } from "vitest";
import { freshAws, prod, refusal } from "../../testing/aws.ts";
import type { Watched } from "./alarm.ts";

const second = 1_000;
const errors: Watched = {
  of: "metric",
  Namespace: "AWS/SageMaker",
  MetricName: "Invocation5XXErrors",
  Dimensions: { EndpointName: "ranker", VariantName: "AllTraffic" },
  Statistic: "Sum",
  Period: 60,
  Threshold: 5,
};

/** Two alarms over metrics, one over nothing that is measured, and one over the first two. */
const setUp = async () => {
  const { aws, cloudwatch } = await freshAws();
  aws.alarms.put(prod, { name: "errors", watches: errors });
  aws.alarms.put(prod, { name: "latency", watches: { ...errors, MetricName: "ModelLatency" } });
  aws.alarms.put(prod, { name: "abort", watches: { ...errors, MetricName: "Abort", TreatMissingData: "ignore" } });
  aws.alarms.put(prod, { name: "any", watches: { of: "alarms", anyOf: ["errors", "latency"] } });
  const set = (AlarmName: string, more: object = {}) =>
    cloudwatch.send(
      new SetAlarmStateCommand({ AlarmName, StateValue: "ALARM", StateReason: "Aborted by @ana", ...more }),
    );
  const states = async () => {
    const { MetricAlarms = [], CompositeAlarms = [] } = await cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmTypes: ["MetricAlarm", "CompositeAlarm"] }),
    );
    return Object.fromEntries([...MetricAlarms, ...CompositeAlarms].map((each) => [each.AlarmName, each.StateValue]));
  };
  return { aws, cloudwatch, set, states };
};

describe("SetAlarmState", () => {
  it("on a metric lasts until the next evaluation, seconds later", async () => {
    const { aws, set, states } = await setUp();
    await set("latency");
    expect(await states()).toMatchObject({ latency: "ALARM" });
    await aws.advance(10 * second);
    expect(await states()).toMatchObject({ latency: "OK" });
  });

  it("on a composite alarm lasts until an alarm under it changes", async () => {
    const { aws, set, states } = await setUp();
    await set("any");
    await aws.advance(3600 * second);
    expect(await states()).toMatchObject({ any: "ALARM", errors: "OK" });
    aws.alarms.observe(prod, "errors", "INSUFFICIENT_DATA");
    expect(await states()).toMatchObject({ any: "OK" });
  });

  it("on a metric without data that ignores what is missing lasts", async () => {
    const { aws, set, states } = await setUp();
    await set("abort");
    await aws.advance(3600 * second);
    expect(await states()).toMatchObject({ abort: "ALARM" });
  });

  it("sets off the composite alarm over it, and both tell EventBridge", async () => {
    const { aws, set, states } = await setUp();
    const told: unknown[] = [];
    const bus = aws.buses.defaultBus(prod.account, prod.region);
    const rule = bus.putRule({ name: "all", pattern: '{"source":["aws.cloudwatch"]}', state: "ENABLED" });
    aws.functions.register("listen", async (event: unknown) => void told.push(event));
    bus.setTargets(
      rule,
      new Map([["f", { Id: "f", Arn: `arn:aws:lambda:eu-west-1:${prod.account}:function:listen` }]]),
    );
    await set("errors");
    await aws.drain();
    expect(await states()).toMatchObject({ errors: "ALARM", any: "ALARM" });
    expect(told).toMatchObject([
      { detail: { alarmName: "errors", state: { value: "ALARM", reason: "Aborted by @ana" } } },
      { detail: { alarmName: "any", previousState: { value: "OK" } } },
    ]);
  });

  it("refuses an alarm that is not there, data that is no JSON, and a missing reason", async () => {
    const { set } = await setUp();
    expect(await refusal(set("none"))).toBe("ResourceNotFound: Alarm does not exist");
    expect(await refusal(set("errors", { StateReasonData: "{" }))).toContain("InvalidFormat");
    expect(await refusal(set("errors", { StateReason: undefined }))).toContain("stateReason");
    expect(await refusal(set("errors", { StateReason: "x".repeat(1024) }))).toContain("less than or equal to 1023");
  });
});

describe("DescribeAlarms", () => {
  it("leaves composite alarms out unless their type is asked for", async () => {
    const { cloudwatch } = await setUp();
    const named = { AlarmNames: ["any", "errors"] };
    const usual = await cloudwatch.send(new DescribeAlarmsCommand(named));
    expect(usual.MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(["errors"]);
    expect(usual.CompositeAlarms).toEqual([]);
    const both = await cloudwatch.send(new DescribeAlarmsCommand({ ...named, AlarmTypes: ["CompositeAlarm"] }));
    expect(both.CompositeAlarms).toMatchObject([{ AlarmRule: 'ALARM("errors") OR ALARM("latency")' }]);
  });

  it("finds by prefix and state, in the caller's own account only", async () => {
    const { aws, cloudwatch } = await setUp();
    aws.alarms.put({ ...prod, account: "444455556666" }, { name: "errors-elsewhere", watches: errors });
    aws.alarms.observe(prod, "errors", "ALARM");
    const find = async (input: object) =>
      (await cloudwatch.send(new DescribeAlarmsCommand(input))).MetricAlarms?.map(({ AlarmName }) => AlarmName);
    expect(await find({ AlarmNamePrefix: "err" })).toEqual(["errors"]);
    expect(await find({ StateValue: "ALARM" })).toEqual(["errors"]);
  });
});
