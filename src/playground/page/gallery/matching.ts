import type { Gallery, GalleryKind } from "../../gallery/view.ts";

/** The kinds and cards that hold every word of the filter in their names, titles, states or texts; all of them without one. */
export function matching({ kinds }: Pick<Gallery, "kinds">, filter: string): readonly GalleryKind[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  return kinds
    .map((kind) => ({
      ...kind,
      cards: kind.cards.filter((card) => fits([kind.noun, card.id, card.title, card.phase, card.text].join(" "))),
    }))
    .filter(({ cards }) => cards.length > 0);
}
