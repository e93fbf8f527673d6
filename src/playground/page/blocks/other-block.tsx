import { type ComponentProps, type ReactNode, useSyncExternalStore } from "react";
import { Message } from "slack-blocks-to-jsx";
import "slack-blocks-to-jsx/dist/style.css";
import type { PageBlock } from "./page-block.ts";

type LibraryBlock = ComponentProps<typeof Message>["blocks"][number];

/** The blocks that our bot does not send (markdown, video, carousel ...): slack-blocks-to-jsx draws them. */
export function OtherBlock({ block }: { readonly block: PageBlock }): ReactNode {
  const theme = useSyncExternalStore(watchTheme, readTheme);
  return <Message blocks={[asLibraryBlock(block)]} name="" logo="" withoutWrapper theme={theme} />;
}

/** The library has its own types for the same JSON from Slack's documentation. */
function asLibraryBlock(block: PageBlock): LibraryBlock {
  return block as unknown as LibraryBlock;
}

function readTheme(): "light" | "dark" {
  return document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
