import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { OpenView } from "../../protocol.ts";
import { BlockView } from "../blocks/block.tsx";
import { ClickContext } from "../blocks/click.ts";
import { Avatar } from "../shell/avatar.tsx";
import { useWorkspace } from "../state/contexts.ts";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { type FormErrors, type FormState, formErrors, inputsOf, startForm, viewValues } from "./form.ts";

/** A view that the app opened for this person. Mounted anew for each view id, so that each starts with its own form. */
export function ViewModal({ view }: { readonly view: OpenView }): ReactNode {
  const { directory, me, perform } = useWorkspace();
  const [edited, setEdited] = useState<FormState>({});
  /** What this page found missing; the app's own errors come with the view. */
  const [missing, setMissing] = useState<FormErrors>({});
  /** Fields that were changed since the last submission: their errors are out of date. */
  const [changed, setChanged] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const values = startForm(view.blocks, edited);
  const errors = { ...view.errors, ...missing };
  const focusFirstError = () =>
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(".invalid :is(input, textarea, select)")?.focus(),
    );

  const submit = async () => {
    if (pending || view.submit === undefined) return;
    const found = formErrors(view.blocks, values);
    setMissing(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) {
      setChanged([]);
      focusFirstError();
      return;
    }
    setPending(true);
    const result = await perform({
      do: "submit-view",
      user: me.id,
      viewId: view.id,
      values: viewValues(view.blocks, values),
    });
    setPending(false);
    setChanged([]);
    setProblem(result.ok ? undefined : (result.problem ?? "We had some trouble connecting. Try again?"));
    focusFirstError();
  };
  const close = () => void perform({ do: "close-view", user: me.id, viewId: view.id });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
  };
  const inputs = new Map(inputsOf(view.blocks).map((block) => [block.block_id, block]));

  return (
    <Dialog
      title={view.title}
      icon={<Avatar user={directory.bot.userId} size={28} />}
      size="view"
      testId="modal"
      onClose={close}
    >
      <form
        ref={form}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="dialog-body">
          {problem !== undefined && (
            <p className="dialog-problem" role="alert">
              {problem}
            </p>
          )}
          <ClickContext value={(click) => perform({ do: "click-view", user: me.id, viewId: view.id, ...click })}>
            {view.blocks.map((block, index) => {
              const id = block.block_id ?? `block-${index}`;
              const input = inputs.get(id);
              if (input === undefined) {
                return (
                  <div key={id} className={`block block-${block.type}`}>
                    <BlockView block={block} />
                  </div>
                );
              }
              return (
                <Field
                  key={id}
                  block={input}
                  value={values[id] ?? ""}
                  error={changed.includes(id) ? undefined : errors[id]}
                  onChange={(value) => {
                    setEdited((before) => ({ ...before, [id]: value }));
                    setChanged((before) => (before.includes(id) ? before : [...before, id]));
                  }}
                />
              );
            })}
          </ClickContext>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button large default" onClick={close}>
            {view.close ?? (view.submit === undefined ? "Close" : "Cancel")}
          </button>
          {view.submit !== undefined && (
            <button
              type="submit"
              className={`button large primary${pending ? " pending" : ""}`}
              disabled={pending}
              aria-busy={pending}
            >
              <span className="button-label">{view.submit}</span>
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
