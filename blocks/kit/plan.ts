import type { PlanBlock, TaskCardBlock } from "@slack/types";
import { limits } from "../limits.ts";
import { plain } from "../text.ts";
import { count, shorten } from "../words.ts";
import { richText } from "./basics.ts";

export type TaskStatus = TaskCardBlock["status"];

export interface Task {
  readonly title: string;
  readonly status: TaskStatus;
  /** What went wrong or what came out, in plain text. */
  readonly details?: string | undefined;
}

/** Long titles and details of fifty tasks would go beyond what Slack takes as one message. */
const titleMax = 120;
const detailsMax = 300;
const allDetailsMax = 3000;

/** A list of tasks with a state each. Of more than fifty the earliest finished ones become one line. */
export function plan(title: string, tasks: readonly Task[]): PlanBlock {
  const shown = summarised(tasks);
  let room = allDetailsMax;
  return {
    type: "plan",
    title: words(title),
    tasks: shown.map((task, index): TaskCardBlock => {
      const details = task.details && room > 0 ? richText(task.details, Math.min(detailsMax, room)) : undefined;
      room -= Math.min(detailsMax, task.details?.length ?? 0);
      return {
        type: "task_card",
        task_id: `task-${index + 1}`,
        title: words(task.title),
        status: task.status,
        ...(details ? { details } : {}),
      };
    }),
  };
}

const words = (text: string): string => shorten(plain(text).trim(), titleMax) || "unnamed";

function summarised(tasks: readonly Task[]): readonly Task[] {
  const over = tasks.length - limits.plan.tasks;
  if (over <= 0) return tasks;
  // One more goes, to make room for the line that tells of them.
  const finished = new Set(tasks.filter((task) => task.status === "complete").slice(0, over + 1));
  const before: readonly Task[] =
    finished.size > 0 ? [{ title: `${count(finished.size, "step")} finished before`, status: "complete" }] : [];
  const open = tasks.filter((task) => !finished.has(task));
  const room = limits.plan.tasks - before.length;
  if (open.length <= room) return [...before, ...open];
  const hidden = open.length - (room - 1);
  return [...before, ...open.slice(0, room - 1), { title: count(hidden, "more step"), status: "pending" }];
}
