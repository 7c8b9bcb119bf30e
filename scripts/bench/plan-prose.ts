import type { Draw } from "./random-numbers.ts";

/** What a text can link to, by id. */
export interface LinkTargets {
  readonly kpis: readonly string[];
  readonly plans: readonly string[];
  readonly milestones: readonly string[];
  readonly decisions: readonly string[];
}

/**
 * Writes texts out of ready sentences in which the words between braces are drawn. `up` is the way from the
 * folder of the text's file to the plan folder, e.g. `../`.
 */
export class ProseWriter {
  private readonly draw: Draw;
  private readonly targets: LinkTargets;
  private readonly up: string;

  constructor(draw: Draw, targets: LinkTargets, up: string) {
    this.draw = draw;
    this.targets = targets;
    this.up = up;
  }

  /** A decision record with the headings of MADR, 150 to 300 words with a few links. */
  decision(): string {
    const { between } = this.draw;
    return [
      `## Context\n\n${this.paragraph(between(2, 3))}\n\n${this.paragraph(1)}`,
      `## Decision drivers\n\n${this.list("-", 3)}`,
      `## Considered options\n\n${this.list("1.", 3)}`,
      `## Decision outcome\n\nOption ${between(1, 3)}, from ${this.month()}. ${this.paragraph(1)}`,
      `## Consequences\n\n${this.list("-", between(2, 3))}`,
      "",
    ].join("\n\n");
  }

  plan(): string {
    return [
      this.paragraph(3),
      `## Why now\n\n${this.paragraph(3)}`,
      this.table(),
      `## Who waits for it\n\n${this.list("-", 3)}`,
      "",
    ].join("\n\n");
  }

  update(): string {
    const { between } = this.draw;
    return `${this.paragraph(between(2, 4))}\n\n${this.paragraph(between(1, 3))}\n`;
  }

  /** Some sentences as one block. */
  paragraph(sentences: number): string {
    return Array.from({ length: sentences }, () => this.sentence()).join(" ");
  }

  private list(mark: string, items: number): string {
    return Array.from({ length: items }, () => `${mark} ${this.sentence()}`).join("\n");
  }

  private table(): string {
    const rows = places.slice(0, 4).map((place) => `| ${place} | ${this.month()} | ${this.money()} |`);
    return `| Where | From | Cost |\n| --- | --- | ---: |\n${rows.join("\n")}`;
  }

  private sentence(): string {
    return this.draw.pick(sentences).replace(/\{(\w+)\}/g, (_, word: string) => this.word(word));
  }

  private word(word: string): string {
    const { draw, targets, up } = this;
    switch (word) {
      case "kpi":
        return `<Kpi id="${draw.pick(targets.kpis)}"/>`;
      case "figures":
        return `[its figures](${up}kpis/${draw.pick(targets.kpis)}.json)`;
      case "plan":
        return `<Plan id="${draw.pick(targets.plans)}"/>`;
      case "milestone":
        return `[the milestone before](${up}milestones/${draw.pick(targets.milestones)}.json)`;
      case "decision":
        return `<Decision id="${draw.pick(targets.decisions)}"/>`;
      case "minutes":
        return `[the minutes](https://minutes.example.org/${draw.between(2024, 2026)}/${draw.between(1, 400)})`;
      case "number":
        return String(draw.between(2, 98));
      case "place":
        return draw.pick(places);
      case "month":
        return this.month();
      case "money":
        return this.money();
      default:
        throw new RangeError(`There is no word for {${word}}.`);
    }
  }

  private month(): string {
    return `${this.draw.pick(months)} ${this.draw.between(2025, 2027)}`;
  }

  private money(): string {
    return `EUR ${this.draw.between(12, 980)} k`;
  }
}

const places = ["Leeds", "Cork", "Rotterdam", "Lyon", "Aarhus", "Graz", "Porto", "Gdańsk", "Turin"];
const months = ["January", "March", "April", "June", "July", "September", "October", "December"];

const sentences = [
  "The site in {place} has run **{number} %** over its hours since {month}, and nobody has been told why.",
  "We saw {money} of extra cost in the first estimate and asked for a second one, which is due in {month}.",
  "Of the customers who were asked in {place}, {number} in a hundred would rather wait than pay more.",
  "The supplier delivers in {month} at the earliest; until then {number} branches work from a spreadsheet.",
  "What {kpi} shows is half of the story, because {place} counts returns twice and always has.",
  "Whether it works will be seen in {kpi} by {month}, not before, since orders take {number} days to arrive.",
  "Two of the {number} interfaces were *not* in the contract and cost {money} together.",
  "The team can start {number} days after {milestone} is reached, if nobody is called away again.",
  "It rests on {plan}, whose owner in {place} has confirmed the date in writing.",
  "If {plan} slips beyond {month}, the saving of {money} is lost for this year.",
  "Training takes {number} hours a person, and the shop in {place} cannot close for so long.",
  "The auditors asked for it in {month}: see {minutes}, item {number}.",
  "Without it we go on paying {money} a year for a system that {number} people use.",
  "It was decided once before, in {decision}, and then overtaken by the move to {place}.",
  "The measure itself is sound; {figures} have been taken the same way since {month}.",
  "About {number} % of the items carry a wrong `unit of sale`, most of them from {place}.",
  "Nobody objects to the aim, everybody to the date, and {money} hangs on the date.",
  "The works council in {place} agreed in {month} on condition that {number} places are kept.",
  "This costs {money} once and about a tenth of that a year, which the budget of {place} holds.",
  "Until {month} the old way stays in use beside the new one, for {number} weeks at most.",
] as const;
