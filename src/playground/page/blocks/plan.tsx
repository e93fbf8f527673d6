import type { PlanBlock, TaskCardBlock } from "@slack/types";
import { type ReactNode, useState } from "react";
import { Icon } from "../shell/icons.tsx";
import { EmojiText } from "../text/emoji-view.tsx";
import { safeHref } from "../text/entity.ts";
import { Link } from "../text/mention.tsx";
import { RichText } from "../text/rich-text.tsx";

const words: Readonly<Record<TaskCardBlock["status"], string>> = {
  pending: "Pending",
  in_progress: "In progress",
  complete: "Complete",
  error: "Error",
};

/** A plan: its title, how far it is, and one line per task on a rail. */
export function Plan({ block }: { readonly block: PlanBlock }): ReactNode {
  const tasks = (block.tasks ?? []).filter(isTask);
  const done = tasks.filter(({ status }) => status === "complete").length;
  const [open, setOpen] = useState(true);
  return (
    <div className="plan">
      <button type="button" className="plan-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="plan-title">
          <EmojiText text={block.title} />
        </span>
        <span className="plan-count">
          {done} of {tasks.length} complete
        </span>
        <Icon name={open ? "chevronDown" : "chevronRight"} size={16} />
      </button>
      {open && (
        <ol className="tasks">
          {tasks.map((task) => (
            <li key={task.task_id}>
              <TaskCard task={task} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function isTask(task: TaskCardBlock | Record<string, unknown>): task is TaskCardBlock {
  return task.type === "task_card";
}

/** One task: its state as a sign and as words for screen readers, details and output below. */
export function TaskCard({
  task,
  alone = false,
}: {
  readonly task: TaskCardBlock;
  readonly alone?: boolean;
}): ReactNode {
  return (
    <div className={`task ${task.status}${alone ? " alone" : ""}`}>
      <TaskSign status={task.status} />
      <div className="task-body">
        <div className="task-title">
          <EmojiText text={task.title} />
          <span className="sr-only">, {words[task.status]}</span>
        </div>
        {task.details !== undefined && (
          <div className="task-details">
            <RichText block={task.details} />
          </div>
        )}
        {task.output !== undefined && (
          <div className="task-output">
            <RichText block={task.output} />
          </div>
        )}
        {task.sources !== undefined && task.sources.length > 0 && (
          <div className="task-sources">
            {task.sources.map(({ url, text }) =>
              safeHref(url) === undefined ? null : (
                <Link key={url} href={url}>
                  {text}
                </Link>
              ),
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function TaskSign({ status }: { readonly status: TaskCardBlock["status"] }): ReactNode {
  return (
    <svg className="task-sign" viewBox="0 0 20 20" aria-hidden="true">
      {status === "in_progress" ? (
        <>
          <circle className="spin-track" cx="10" cy="10" r="7" />
          <path className="spin" d="M10 3a7 7 0 0 1 7 7" />
        </>
      ) : (
        <circle className="dot" cx="10" cy="10" r={status === "pending" ? 6.25 : 8} />
      )}
      {status === "complete" && <path className="mark" d="M6.2 10.3l2.6 2.6 5-5.5" />}
      {status === "error" && <path className="mark" d="M7.2 7.2l5.6 5.6M12.8 7.2l-5.6 5.6" />}
    </svg>
  );
}
