// What Mermaid's drawings need mending for, whatever draws them: in a browser they come out the same way.

import { mark } from "./ink.ts";

/** Mends a picture in place. It has to be on a page that can measure. */
export function repair(picture: Element): void {
  dropToday(picture);
  calmTitles(picture);
  thinAxisLabels(picture);
  groundEdgeLabels(picture);
  haloTexts(picture);
  centreStateNames(picture);
  centreClusterTitles(picture);
}

/** A static page does not know the day on which it is read. */
function dropToday(picture: Element): void {
  for (const line of picture.querySelectorAll("g.today")) line.remove();
}

/** Titles of time lines are written twice as large as those of the other types. */
function calmTitles(picture: Element): void {
  for (const title of picture.querySelectorAll('text[font-size="4ex"]'))
    title.setAttribute("font-size", "18px");
}

/** The labels of a time axis that would touch each other are left out, every second one or more; its lines stay. */
function thinAxisLabels(picture: Element): void {
  const ticks = [...picture.querySelectorAll("g.grid g.tick")].flatMap((tick) => {
    const text = tick.querySelector("text");
    return text ? [{ text, x: translation(tick)[0], width: boxOf(text).width }] : [];
  });
  const touch = (every: number) =>
    ticks.some(({ x, width }, index) => {
      const next = ticks[index + every];
      return next !== undefined && next.x - x < (width + next.width) / 2 + leastGap;
    });
  let every = 1;
  while (every < ticks.length && touch(every)) every += 1;
  for (const [index, { text }] of ticks.entries()) if (index % every !== 0) text.remove();
}

/** Pixels between two labels of an axis. */
const leastGap = 6;

/** Labels on the lines of class diagrams stand on the colour of the boxes instead of that of the page. */
function groundEdgeLabels(picture: Element): void {
  for (const ground of picture.querySelectorAll("g.edgeLabel g.label rect")) {
    ground.setAttribute("style", `fill: ${mark("canvas")} !important; opacity: 1 !important`);
  }
}

/** Texts that stand across lines are set off from them in the colour of the page. */
function haloTexts(picture: Element): void {
  const crossing = ".messageText, .loopText, .loopText tspan, [class*='taskTextOutside']";
  for (const text of picture.querySelectorAll(crossing)) {
    const halo = `stroke: ${mark("canvas")} !important; stroke-width: 4px; stroke-linejoin: round; paint-order: stroke`;
    text.setAttribute("style", `${text.getAttribute("style") ?? ""}; ${halo}`);
  }
  for (const ground of picture.querySelectorAll(".commit-label-bkg")) {
    ground.setAttribute("style", "opacity: 1 !important");
  }
}

/** The name of a state narrower than the least width of a state hangs at the left. */
function centreStateNames(picture: Element): void {
  for (const label of picture.querySelectorAll("g.node.statediagram-state > g.label")) {
    const text = label.querySelector("text");
    const [, y] = translation(label);
    if (text) label.setAttribute("transform", `translate(${-boxOf(text).width / 2}, ${y})`);
  }
}

/** The title of a composite state cuts the upper edge of the bar that it stands on. */
function centreClusterTitles(picture: Element): void {
  for (const cluster of picture.querySelectorAll("g.statediagram-cluster")) {
    const [outer, inner] = [cluster.querySelector("rect.outer"), cluster.querySelector("rect.inner")];
    const label = cluster.querySelector("g.cluster-label");
    if (!outer || !inner || !label) continue;
    const bar = { top: boxOf(outer).y, bottom: boxOf(inner).y };
    const [x, y] = translation(label);
    const text = boxOf(label);
    const middle = y + text.y + text.height / 2;
    label.setAttribute("transform", `translate(${x}, ${y + (bar.top + bar.bottom) / 2 - middle})`);
  }
}

function boxOf(element: Element): DOMRect {
  return (element as SVGGraphicsElement).getBBox();
}

function translation(element: Element): readonly [number, number] {
  const [, x = "0", y = "0"] =
    /translate\(\s*(-?[\d.e-]+)[\s,]*(-?[\d.e-]+)?/.exec(element.getAttribute("transform") ?? "") ?? [];
  return [Number(x), Number(y)];
}
