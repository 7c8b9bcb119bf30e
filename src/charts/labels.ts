/** Places for words in drawings, so that none covers another. */

/** The mean width of a character as a share of the size of the type, a little too wide to be safe. */
const widthOfCharacter = 0.6;

/** About how wide a text is drawn, in pixels. */
export function textWidth(text: string, size = 12): number {
  return text.length * size * widthOfCharacter;
}

/**
 * Moves heights apart until they are at least `gap` from each other, as little as possible and between `top`
 * and `bottom`. They come back in the order in which they were given; if there are too many for the room, the
 * first ones keep their gap and stand beyond the bottom.
 */
export function apart(
  heights: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = heights
    .map((_, index) => index)
    .sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0) || a - b);
  const placed: number[] = [];
  const settle = (from: number, to: number, step: 1 | -1, limit: number) => {
    let edge = limit;
    for (let place = from; place !== to; place += step) {
      const index = order[place] ?? 0;
      const wanted = placed[index] ?? heights[index] ?? 0;
      placed[index] = step === 1 ? Math.max(wanted, edge) : Math.min(wanted, edge);
      edge = placed[index] + step * gap;
    }
  };
  settle(0, order.length, 1, top);
  settle(order.length - 1, -1, -1, bottom);
  settle(0, order.length, 1, top);
  return placed;
}
