import { parseArgs } from "node:util";
import { loads } from "./cost.ts";
import { costTable } from "./table.ts";

// npm run cost: what a month costs, for the loads of docs/operate.md or for one's own.
const usage = "npm run -s cost -- --events 20000 --requests 500 --under-way 10    (a month's; all three or none)";

const { values } = parseArgs({
  options: { events: { type: "string" }, requests: { type: "string" }, "under-way": { type: "string" } },
});
const given = [values.events, values.requests, values["under-way"]];
const [events = Number.NaN, requests = Number.NaN, underWay = Number.NaN] = given.map(Number);

if (given.every((each) => each === undefined)) console.log(costTable(loads));
else if ([events, requests, underWay].every((each) => Number.isFinite(each) && each >= 0))
  console.log(costTable([{ name: "yours", events, requests, underWay }]));
else {
  console.error(usage);
  process.exitCode = 1;
}
