/**
 * What an edition must not hold: taken from the entries that it leaves out, less what it says anyway.
 *
 * A title of one word is no secret if an entry that is shown uses the word, and nothing is one that every portal says.
 * A title of several words is one even if an entry that is shown says it: its author wrote it there by hand, and has
 * to be told. Of texts every seventh word begins a run of seven, so that whatever copies 13 words in a row is found.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { collectionNames, entriesOf } from "../../model/index.ts";
import type { Site } from "../site.ts";
import { type IdMatcher, idMatcher } from "./id-matcher.ts";
import { formsOfNumber, isTelling, numbersIn } from "./numbers.ts";
import { calendarWords, ownTexts } from "./own-words.ts";
import { leaves, saidBy } from "./said-by.ts";
import { type WordMatcher, wordMatcher } from "./word-matcher.ts";
import { wordsOf } from "./words.ts";

/** Something that must not be found. */
export interface Secret {
  readonly kind: "id" | "title" | "text" | "figure" | "picture";
  /** The entry that it is of, as `collection/id`. */
  readonly entry: string;
  /** What it says, for who holds the repository. */
  readonly says: string;
  /** Whether a page that is the same in every portal may say it: an example of the guide has that id, too. */
  readonly isOwn: boolean;
}

export interface Secrets {
  readonly words: WordMatcher<Secret>;
  readonly ids: IdMatcher<Secret>;
  /** By every form in which a figure is written. */
  readonly numbers: ReadonlyMap<string, Secret>;
  /** By the digest of the picture's bytes. */
  readonly pictures: ReadonlyMap<string, Secret>;
}

interface Candidate extends Omit<Secret, "isOwn"> {
  readonly words: readonly string[];
  /** Whether it is no secret if an entry that is shown says it. */
  readonly isFree: boolean;
}

const runLength = 7;
const shortestText = 4;

export function secretsOf(site: Site): Secrets {
  const plan = planTexts(site);
  const own = [...ownTexts(), calendarWords(site.repository.portal.locale)];
  const candidates = candidatesOf(site);
  const told = { own: toldBy(own, candidates), plan: toldBy(plan, candidates) };
  const words = wordMatcher<Secret>();
  for (const candidate of candidates) {
    if (told.own.has(candidate) || (candidate.isFree && told.plan.has(candidate))) continue;
    const { kind, entry, says } = candidate;
    words.add(candidate.words, { kind, entry, says, isOwn: false });
  }
  return {
    words,
    ids: idSecrets(site, own, plan),
    numbers: numberSecrets(site, [...plan, ...own]),
    pictures: pictureSecrets(site),
  };
}

/** The texts of what is shown. */
function planTexts({ repository, sources }: Site): readonly string[] {
  const { portal } = repository;
  const entries = collectionNames.flatMap((name) => [...entriesOf(repository, name).values()]);
  const bodies = [...sources.values()].map(({ body }) => body ?? "");
  return [JSON.stringify(portal), ...entries.map((entry) => JSON.stringify(entry)), ...bodies];
}

function candidatesOf({ whole, leftOut, history }: Site): readonly Candidate[] {
  const found = [...leftOut].flatMap((entry): readonly Candidate[] => {
    const { titles, texts } = saidBy(whole, entry);
    return [
      ...titles.flatMap((title) => titleCandidates(entry, title)),
      ...texts.flatMap((text) => textCandidates(entry, text)),
      ...idCandidates(entry),
    ];
  });
  const earlier = history.kind === "memory" ? history.withdrawn : [];
  return [
    ...found,
    ...earlier.flatMap(({ name, title }) => (title === undefined ? [] : titleCandidates(name, title))),
  ];
}

function titleCandidates(entry: string, title: string): readonly Candidate[] {
  const words = wordsOf(title);
  if (words.join("").length < 3) return [];
  return [{ kind: "title", entry, says: title, words, isFree: words.length < 2 }];
}

function textCandidates(entry: string, text: string): readonly Candidate[] {
  const words = wordsOf(text);
  if (words.length < shortestText) return [];
  const starts = Array.from({ length: Math.ceil(words.length / runLength) }, (_, run) =>
    Math.max(0, Math.min(run * runLength, words.length - runLength)),
  );
  return starts.map((start) => {
    const run = words.slice(start, start + runLength);
    return { kind: "text", entry, says: run.join(" "), words: run, isFree: true };
  });
}

/** An id that is joined to something else, as in the id of an element, shows by its words. */
function idCandidates(entry: string): readonly Candidate[] {
  const id = idOf(entry);
  const words = wordsOf(id);
  if (words.length < 2 || words.every((word) => /^\d+$/.test(word))) return [];
  return [{ kind: "id", entry, says: id, words, isFree: true }];
}

function toldBy(texts: readonly string[], candidates: readonly Candidate[]): ReadonlySet<Candidate> {
  const matcher = wordMatcher<Candidate>();
  for (const candidate of candidates) matcher.add(candidate.words, candidate);
  const told = new Set<Candidate>();
  for (const text of texts) for (const candidate of matcher.find(wordsOf(text))) told.add(candidate);
  return told;
}

function idSecrets(site: Site, own: readonly string[], plan: readonly string[]): IdMatcher<Secret> {
  const { repository, leftOut, history } = site;
  const shown = new Set(collectionNames.flatMap((name) => [...entriesOf(repository, name).keys()]));
  const earlier = history.kind === "memory" ? history.withdrawn.map(({ name }) => name) : [];
  const forms = new Map<string, { readonly entry: string; readonly isWord: boolean }>();
  for (const entry of [...leftOut, ...earlier]) {
    forms.set(entry, { entry, isWord: false });
    const id = idOf(entry);
    if (id.length >= 4 && !/^\d+$/.test(id) && !shown.has(id))
      forms.set(id, { entry, isWord: /^[a-z]+$/.test(id) });
  }
  const matcher = idMatcher<string>();
  for (const form of forms.keys()) matcher.add(form, form);
  const toldIn = (texts: readonly string[]) => new Set(texts.flatMap((text) => [...matcher.find(text)]));
  const [ownForms, planForms] = [toldIn(own), toldIn(plan)];
  const secrets = idMatcher<Secret>();
  for (const [form, { entry, isWord }] of forms) {
    if (isWord && (ownForms.has(form) || planForms.has(form))) continue;
    secrets.add(form, { kind: "id", entry, says: form, isOwn: ownForms.has(form) });
  }
  return secrets;
}

/** Figures of the edition itself, whether written or computed, may be those of a restricted entry by chance. */
function numberSecrets(
  { whole, leftOut, repository, report }: Site,
  texts: readonly string[],
): ReadonlyMap<string, Secret> {
  const { locale } = repository.portal;
  const shown = new Set<string>();
  for (const value of leaves(report))
    if (typeof value === "number" && isTelling(value))
      for (const form of formsOfNumber(value, locale)) shown.add(form);
  for (const text of texts) for (const form of numbersIn(text)) shown.add(form);
  const secrets = new Map<string, Secret>();
  for (const entry of leftOut)
    for (const figure of saidBy(whole, entry).figures) {
      const forms = isTelling(figure) ? formsOfNumber(figure, locale) : [];
      if (forms.some((form) => shown.has(form))) continue;
      for (const form of forms) secrets.set(form, { kind: "figure", entry, says: form, isOwn: false });
    }
  return secrets;
}

/** Pictures that only entries show which are left out. */
function pictureSecrets({ whole, leftOut, sources, planFolder }: Site): ReadonlyMap<string, Secret> {
  const digestOf = (path: string) =>
    createHash("sha256")
      .update(readFileSync(join(planFolder, path)))
      .digest("hex");
  const shown = new Set([...sources.keys()].flatMap((name) => saidBy(whole, name).pictures).map(digestOf));
  const secrets = new Map<string, Secret>();
  for (const entry of leftOut)
    for (const path of saidBy(whole, entry).pictures) {
      const digest = digestOf(path);
      if (!shown.has(digest)) secrets.set(digest, { kind: "picture", entry, says: path, isOwn: false });
    }
  return secrets;
}

function idOf(entry: string): string {
  return entry.slice(entry.indexOf("/") + 1);
}
