import * as z from "zod";
import { text } from "../http/constraints.ts";

/** The tags that Create takes; those that begin with `aws:` are AWS's alone. */
export const createdTags = z.array(
  z.object({ Key: text({ min: 1, max: 128, pattern: "(?!aws:).*" }), Value: text({ max: 256 }) }),
);
