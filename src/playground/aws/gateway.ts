import { createActivity } from "./activity.ts";
import { createClock } from "./clock.ts";
import { alarmOperations } from "./cloudwatch/alarms/alarm-operations.ts";
import { createAlarms } from "./cloudwatch/alarms/alarms.ts";
import { cloudWatchLogs } from "./cloudwatch/logs.ts";
import { metricOperations } from "./cloudwatch/metrics.ts";
import { createTable, dynamoDb } from "./dynamodb.ts";
import type { EventEnvelope } from "./eventbridge/event.ts";
import { eventBridgeOperations } from "./eventbridge/operations.ts";
import type { AwsOptions, AwsSwitches, FakeAws } from "./fake-aws.ts";
import { accessDeniedException, throttlingException } from "./http/errors.ts";
import { createGateway, listen } from "./http/gateway.ts";
import { createIdentities } from "./http/identity.ts";
import { type Guard, jsonService } from "./http/service.ts";
import { createIds } from "./ids.ts";
import { lambdaService } from "./lambda/invoke.ts";
import { createMessaging } from "./messaging.ts";
import { parameterStore } from "./parameters.ts";
import type { Queue } from "./queue.ts";
import { addRoute } from "./routes.ts";
import { createObjects, simpleStorageService } from "./s3.ts";
import { createDelivery } from "./sagemaker/delivery.ts";
import { createSageMaker } from "./sagemaker/simulator.ts";
import { secretsManager } from "./secrets.ts";
import { simpleQueueService } from "./sqs.ts";
import { securityTokenService, type Trust } from "./sts.ts";

/** Starts the simulated AWS on a loopback port, with the bot's table created. */
export async function startAws(options: AwsOptions): Promise<FakeAws> {
  const {
    account = "111122223333",
    region = "eu-west-1",
    name = "sagemaker-chatops",
    secrets = {},
    parameters = {},
  } = options;
  let switches: AwsSwitches = { doubles: false, late: false, deploymentEventsLost: false, sagemakerThrottled: false };
  const denied = new Set<string>();
  const trusts = new Map<string, Trust>();
  const customEvents: EventEnvelope[] = [];

  const clock = createClock(options.startAt);
  const ids = createIds("playground");
  const { say, listen: onActivity } = createActivity(clock);
  const { buses, bus, queue, deadLetterQueue, gateQueue, functions, drain } = createMessaging({
    account,
    region,
    name,
    clock,
    ids,
    queueSettings: options.queue ?? {},
    say,
  });
  const objects = createObjects();
  const { emit, sent: sentEvents } = createDelivery({
    clock,
    ids,
    switches: () => switches,
    put: (event) => buses.defaultBus(event.account, event.region).put(event),
  });
  const alarms = createAlarms({
    clock,
    ids,
    put: (event) => buses.defaultBus(event.account, event.region).put(event),
    say: (text) => say("cloudwatch", text),
  });
  const callBack = (body: string): string => {
    gateQueue.send(body);
    return urlOf(gateQueue);
  };
  const sagemaker = createSageMaker({ clock, ids, objects, say, emit, callBack }, alarms);

  const allowing =
    (service: string): Guard =>
    (operation, caller) => {
      if (denied.has(operation)) throw accessDeniedException(caller.arn, `${service}:${operation}`);
    };
  const guardOf =
    (service: string): Guard =>
    (operation, caller) => {
      if (switches.sagemakerThrottled) throw throttlingException();
      allowing(service)(operation, caller);
      if (!/^(Describe|List|Get|Filter)/.test(operation)) say("bot", `called ${operation}`);
    };
  const onCustomEvent = (event: EventEnvelope) => void customEvents.push(event);
  const identities = createIdentities(account, ids);
  const services = [
    jsonService("SageMaker", sagemaker.operations, guardOf("sagemaker")),
    cloudWatchLogs(sagemaker, clock, guardOf("logs")),
    jsonService(
      "GraniteServiceVersion20100801",
      { ...metricOperations(sagemaker, clock), ...alarmOperations(alarms) },
      guardOf("cloudwatch"),
    ),
    jsonService("AWSEvents", eventBridgeOperations({ buses, clock, ids, onCustomEvent })),
    dynamoDb(),
    lambdaService(functions),
    simpleQueueService([queue, deadLetterQueue, gateQueue]),
    secretsManager(secrets, clock.now),
    parameterStore(parameters, clock.now),
    simpleStorageService(objects, allowing("s3")),
    securityTokenService(identities, trusts, clock.now),
  ];
  const handle = createGateway(services, identities, ids);
  const { url, close } = await listen(handle, options.port ?? 0);
  const urlOf = ({ arn }: Queue): string => `${url}/${arn.split(":").slice(-2).join("/")}`;
  await createTable(url, region, name);

  return {
    url,
    handle,
    clock,
    sagemaker,
    alarms,
    buses,
    bus,
    queue,
    deadLetterQueue,
    gateQueue,
    queueUrl: urlOf,
    functions,
    tableName: name,
    customEvents,
    sentEvents,
    denied,
    trusts,
    addRoute: (route, pattern) => addRoute(bus, queue.arn, route, pattern),
    setSwitches(changed) {
      switches = { ...switches, ...changed };
    },
    async advance(milliseconds) {
      clock.advance(milliseconds);
      await drain();
    },
    tick(milliseconds) {
      clock.advance(milliseconds);
      // Functions run by themselves; the queue needs to be read.
      void queue.drain();
      void gateQueue.drain();
    },
    drain,
    describeForPage: sagemaker.resources,
    onActivity,
    close,
  };
}
