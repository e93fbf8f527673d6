import { expect, test } from "vitest";
import { linkTo } from "./link-to.ts";

test.each([
  ["https://acme.slack.com/archives/C0ML/p1772550000000100", "#C0ML/1772550000.000100"],
  [
    "https://acme.slack.com/archives/C0ML/p1772550001000200?thread_ts=1772550000.000100&cid=C0ML",
    "#C0ML/1772550000.000100",
  ],
])("a message at %s is shown by the page", (address, href) => expect(linkTo(address)).toEqual({ href }));

test.each(["https://acme.slack.com/archives/C0ML", "https://eu-west-1.console.aws.amazon.com/sagemaker/home#/jobs/x"])(
  "%s opens in a tab of its own",
  (href) => expect(linkTo(href)).toEqual({ href, target: "_blank", rel: "noopener noreferrer" }),
);
