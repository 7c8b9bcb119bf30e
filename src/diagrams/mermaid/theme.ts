import type { MermaidConfig } from "mermaid";
import { type Ink, mark } from "./ink.ts";

const seriesCount = 8;
type SeriesSuffix = "" | "-soft" | "-deep";

/** What every diagram is drawn with. Mermaid's theme `base` derives what is not given, so all is given. */
export const mermaidConfig: MermaidConfig = {
  startOnLoad: false,
  securityLevel: "strict",
  suppressErrorRendering: true,
  logLevel: "fatal",
  htmlLabels: false,
  deterministicIds: true,
  handDrawnSeed: 1,
  look: "classic",
  theme: "base",
  fontFamily: "Inter",
  themeVariables: themeVariables(),
  flowchart: { padding: 14 },
  gantt: { useWidth: 880, barHeight: 22, fontSize: 12, sectionFontSize: 12, barGap: 5, leftPadding: 110 },
  sequence: { labelBoxWidth: 66 },
  journey: { textPlacement: "tspan", titleFontSize: "18px" },
};

function themeVariables(): Readonly<Record<string, string | boolean>> {
  return {
    darkMode: false,
    useGradient: false,
    dropShadow: "none",
    fontFamily: "Inter",
    fontSize: "14px",
    pieOpacity: "1",
    pieTitleTextSize: "16px",
    pieSectionTextSize: "13px",
    pieLegendTextSize: "13px",
    pieStrokeWidth: "1.5px",
    pieOuterStrokeWidth: "0",
    commitLabelFontSize: "11px",
    tagLabelFontSize: "11px",
    ...marks("canvas", [
      "background",
      "edgeLabelBackground",
      "labelBackgroundColor",
      "relationLabelBackground",
      "altSectionBkgColor",
      "compositeBackground",
      "rowOdd",
      "attributeBackgroundColorOdd",
      "sequenceNumberColor",
      "pieStrokeColor",
      "commitLabelBackground",
      "quadrant3Fill",
    ]),
    ...marks("raised", [
      "primaryColor",
      "mainBkg",
      "nodeBkg",
      "actorBkg",
      "personBkg",
      "stateBkg",
      "sectionBkgColor",
      "rowEven",
      "attributeBackgroundColorEven",
      "compositeTitleBackground",
      "labelBoxBkgColor",
      "rectBkgColor",
      "tagLabelBackground",
      "quadrant2Fill",
      "quadrant4Fill",
      "altBackground",
      "clusterBkg",
      "tertiaryColor",
      "excludeBkgColor",
    ]),
    ...marks("rule", [
      "clusterBorder",
      "gridColor",
      "secondaryBorderColor",
      "tertiaryBorderColor",
      "border2",
      "flowContainerStroke",
      "pieOuterStrokeColor",
      "quadrantInternalBorderStrokeFill",
      "quadrantExternalBorderStrokeFill",
    ]),
    ...marks("muted", [
      "primaryBorderColor",
      "nodeBorder",
      "actorBorder",
      "actorLineColor",
      "personBorder",
      "labelBoxBorderColor",
      "compositeBorder",
      "activationBorderColor",
      "lineColor",
      "defaultLinkColor",
      "arrowheadColor",
      "signalColor",
      "transitionColor",
      "relationColor",
      "specialStateColor",
      "innerEndBackground",
      "doneTaskBorderColor",
      "tagLabelBorder",
      "vertLineColor",
    ]),
    ...marks("text", [
      "primaryTextColor",
      "secondaryTextColor",
      "tertiaryTextColor",
      "textColor",
      "titleColor",
      "nodeTextColor",
      "actorTextColor",
      "signalTextColor",
      "labelTextColor",
      "loopTextColor",
      "noteTextColor",
      "labelColor",
      "stateLabelColor",
      "transitionLabelColor",
      "relationLabelColor",
      "classText",
      "errorTextColor",
      "scaleLabelColor",
      "taskTextColor",
      "taskTextOutsideColor",
      "taskTextLightColor",
      "taskTextDarkColor",
      "taskTextClickableColor",
      "pieTitleTextColor",
      "pieSectionTextColor",
      "pieLegendTextColor",
      "quadrant1TextFill",
      "quadrant2TextFill",
      "quadrant3TextFill",
      "quadrant4TextFill",
      "quadrantPointTextFill",
      "quadrantXAxisTextFill",
      "quadrantYAxisTextFill",
      "quadrantTitleFill",
      "commitLabelColor",
      "tagLabelColor",
    ]),
    ...marks("accent", ["taskBorderColor", "activeTaskBorderColor", "quadrantPointFill", "todayLineColor"]),
    ...marks("accent-soft", ["activeTaskBkgColor", "sectionBkgColor2", "quadrant1Fill"]),
    ...marks("muted-soft", ["secondaryColor", "activationBkgColor", "doneTaskBkgColor"]),
    ...marks("watch", ["noteBorderColor"]),
    ...marks("watch-soft", ["noteBkgColor"]),
    ...marks("breach", ["critBorderColor"]),
    ...marks("breach-soft", ["critBkgColor", "errorBkgColor"]),
    ...marks("canvas", ["taskBkgColor"]),
    ...series("pie", 1, 8, "-soft"),
    ...series("pie", 9, 4, "-deep"),
    ...series("cScale", 0, 12, "-soft"),
    ...series("cScalePeer", 0, 12, ""),
    ...series("cScaleInv", 0, 12, ""),
    ...series("fillType", 0, 8, "-soft"),
    ...series("git", 0, 8, ""),
    ...series("actor", 0, 6, ""),
    ...repeated("cScaleLabel", 12, "text"),
    ...repeated("gitInv", 8, "text"),
    ...repeated("gitBranchLabel", 8, "canvas"),
    ...repeated("surface", 5, "raised"),
    ...repeated("surfacePeer", 5, "rule"),
  };
}

function marks(ink: Ink, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, mark(ink)]));
}

function repeated(name: string, count: number, ink: Ink): Readonly<Record<string, string>> {
  return marks(
    ink,
    Array.from({ length: count }, (_, index) => `${name}${index}`),
  );
}

/** Numbered variables in the colours of the series, which begin again after the eighth. */
function series(
  name: string,
  first: number,
  count: number,
  suffix: SeriesSuffix,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      return [`${name}${first + index}`, mark(seriesInk(index, suffix))];
    }),
  );
}

function seriesInk(index: number, suffix: SeriesSuffix): Ink {
  return `series-${(index % seriesCount) + 1}${suffix}` as Ink;
}
