import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Gallery, GalleryKind } from "../../gallery/view.ts";
import { Icon } from "../shell/icons.tsx";
import { NowContext, type Workspace, WorkspaceContext } from "../state/contexts.ts";
import { useTheme } from "../state/use-theme.ts";
import { CardPair } from "./card-pair.tsx";
import { matching } from "./matching.ts";
import { useGallery } from "./use-gallery.ts";

/** Every card that the bot can draw, as Slack shows it and as it looks where Slack refuses the newer blocks. */
export function GalleryPage(): ReactNode {
  const gallery = useGallery();
  if (gallery === undefined || typeof gallery === "string") {
    return (
      <div className="loading" role="status">
        {gallery ?? "Drawing the cards…"}
      </div>
    );
  }
  return <Cards gallery={gallery} />;
}

function Cards({ gallery }: { readonly gallery: Gallery }): ReactNode {
  const [theme, toggleTheme] = useTheme();
  const [filter, setFilter] = useState("");
  const shown = useMemo(() => matching(gallery, filter), [gallery, filter]);
  const workspace = useMemo(() => standIn(gallery), [gallery]);
  const other = theme === "dark" ? "light" : "dark";

  useEffect(() => {
    document.title = "Gallery of cards - SageMaker ChatOps playground";
    // The cards were not there yet when the browser looked for the anchor.
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, []);

  return (
    <WorkspaceContext value={workspace}>
      <NowContext value={gallery.now}>
        <div className="gallery">
          <header className="gallery-bar">
            <h1>Gallery of cards</h1>
            <a className="gallery-back" href="/">
              <Icon name="chevronLeft" size={14} /> Playground
            </a>
            <input
              type="search"
              className="gallery-filter"
              placeholder="Filter by kind, state or text"
              aria-label="Filter the cards"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
            <button
              type="button"
              className="chrome-button"
              aria-label={`Switch to the ${other} theme`}
              title={`Switch to the ${other} theme`}
              onClick={toggleTheme}
            >
              <Icon name={theme === "dark" ? "sun" : "moon"} />
            </button>
          </header>
          <div className="gallery-columns">
            <Index kinds={shown} />
            <main className="gallery-cards" aria-label="Cards">
              {shown.length === 0 && <p className="gallery-none">No card fits “{filter}”.</p>}
              {shown.map(({ kind, noun, cards }) => (
                <section key={kind} id={kind} className="gallery-kind" aria-labelledby={`${kind}-title`}>
                  <h2 id={`${kind}-title`}>{noun}</h2>
                  <div className="gallery-heads" aria-hidden="true">
                    <span>As Slack draws it</span>
                    <span>In basic blocks</span>
                  </div>
                  {cards.map((card) => (
                    <CardPair key={card.id} card={card} />
                  ))}
                </section>
              ))}
            </main>
          </div>
        </div>
      </NowContext>
    </WorkspaceContext>
  );
}

function Index({ kinds }: { readonly kinds: readonly GalleryKind[] }): ReactNode {
  return (
    <nav className="gallery-index" aria-label="Kinds">
      <ul>
        {kinds.map(({ kind, noun, cards }) => (
          <li key={kind}>
            <a href={`#${kind}`}>
              {noun} <span className="gallery-count">{cards.length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The cards only show themselves here: what a person clicks goes nowhere. */
function standIn({ directory }: Gallery): Workspace {
  const [me] = directory.people;
  if (me === undefined) throw new Error("The playground has no people");
  return {
    directory,
    me,
    perform: () => Promise.resolve({ ok: true }),
    tell: () => {},
    dismiss: () => {},
    goTo: () => {},
  };
}
