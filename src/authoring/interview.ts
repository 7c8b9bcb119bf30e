/**
 * Asks an author for what a valid entry still needs, one field after the other. What is asked and what is made
 * of the answers stands here; how a question reaches somebody is the business of the {@link Author}.
 */
import { type CollectionName, collections } from "../model/index.ts";
import { type ChoiceList, choiceLines, firstOf, nearestTo } from "./choice-list.ts";
import { type Field, fieldsOf, isTable, optionsOf, type Shape } from "./field.ts";
import { type KnownEntries, type KnownEntry, withArticle } from "./known-entries.ts";
import { missingFields, withImplied } from "./missing.ts";
import { type Data, toValue, withValue } from "./settings.ts";

/** Somebody who can be asked. */
export interface Author {
  /** Puts a question and gives the answer without blanks around it, or `undefined` if there will be no answer. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly tell: (text: string) => void;
}

export interface Interview {
  readonly author: Author;
  readonly known: KnownEntries;
  /** Says what is wrong with a value of a field, or gives `undefined` if nothing is. */
  readonly fault: (field: Field, value: unknown) => string | undefined;
}

/** Thrown where the answers end before the questions do. */
export class NoAnswer extends Error {}

/** The data with every field that an entry cannot do without. Throws {@link NoAnswer}. */
export async function answered(collection: CollectionName, given: Data, interview: Interview): Promise<Data> {
  const fields = fieldsOf(collections[collection].schema);
  let data = withImplied(collection, given);
  for (;;) {
    const [next] = missingFields(collection, fields, data);
    if (!next) return data;
    const name = next.path.join(".");
    interview.author.tell(`\n${name}: ${next.field.description}`);
    const value = await valueFor({ ...next.field, name }, interview);
    data = withImplied(collection, withValue(data, next.path, value));
  }
}

/** Asks for one field until the answer is one that its schema accepts. */
async function valueFor(field: Field, interview: Interview): Promise<unknown> {
  for (;;) {
    const value = isTable(field.shape)
      ? await rows(field, interview)
      : field.shape.kind === "list"
        ? await items(field.name, field.shape.item, interview)
        : await single(field.name, field.shape, interview);
    const fault = interview.fault(field, value);
    if (fault === undefined) return value;
    interview.author.tell(`  ${fault}`);
  }
}

/** A table, row by row, until the first field of a row is left empty. */
async function rows({ name, shape }: Field, interview: Interview): Promise<readonly unknown[]> {
  const item = shape.kind === "list" ? shape.item : shape;
  const fields = item.kind === "object" ? item.fields.filter(({ isRequired }) => isRequired) : [];
  const found: Data[] = [];
  interview.author.tell("  one row after the other; an empty answer to the first question ends the table");
  for (;;) {
    let row: Data = {};
    for (const [index, field] of fields.entries()) {
      const label = `${name} ${found.length + 1}, ${field.name}`;
      if (index > 0) row = { ...row, [field.name]: await valueFor({ ...field, name: label }, interview) };
      else {
        const first = await firstOfRow({ ...field, name: label }, interview);
        if (first === undefined) return found;
        row = { [field.name]: first };
      }
    }
    found.push(row);
  }
}

/** The first field of a row; `undefined` if it is left empty, which ends the table. */
async function firstOfRow(field: Field, interview: Interview): Promise<unknown> {
  for (;;) {
    const value = await single(field.name, field.shape, interview);
    if (value === "") return undefined;
    const fault = interview.fault(field, value);
    if (fault === undefined) return value;
    interview.author.tell(`  ${fault}`);
  }
}

/** A list of names or words, one after the other until an answer is left empty. */
async function items(name: string, item: Shape, interview: Interview): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  interview.author.tell("  one after the other; an empty answer ends the list");
  for (;;) {
    const value = await single(`${name} ${found.length + 1}`, item, interview);
    if (value === "") return found;
    found.push(value);
  }
}

async function single(name: string, shape: Shape, interview: Interview): Promise<unknown> {
  if (shape.kind === "reference") return reference(name, shape.collection, interview);
  const options = optionsOf(shape);
  if (options.length === 0) return toValue(shape, await answer(name, interview));
  const entries = options.map((id) => ({ id, title: id }));
  for (const line of choiceLines(firstOf(entries))) interview.author.tell(line);
  const text = await answer(name, interview);
  return toValue(shape, picked(text, entries, firstOf(entries))?.id ?? text);
}

/** Offers the entries that there are. One that is still to come is taken when it is given a second time. */
async function reference(name: string, collection: CollectionName, interview: Interview): Promise<string> {
  const { author, known } = interview;
  const entries = known(collection);
  const { noun } = collections[collection];
  let list = firstOf(entries);
  let before: string | undefined;
  if (entries.length === 0) author.tell(`  there is no ${noun} yet; give the id that it will have`);
  for (;;) {
    for (const line of choiceLines(list)) author.tell(line);
    const text = await answer(name, interview);
    const entry = picked(text, entries, list);
    if (entry) return entry.id;
    if (text === "" || text === before || entries.length === 0) return text;
    before = text;
    const near = nearestTo(text, entries);
    list = near.shown.length > 0 ? near : firstOf(entries);
    author.tell(
      `  \`${text}\` is not the id of ${withArticle(noun)}; choose one of these, or give it again if it is to come`,
    );
  }
}

/** The entry with this id, or that of this number in the list that was shown last. */
function picked(text: string, entries: readonly KnownEntry[], list: ChoiceList): KnownEntry | undefined {
  return (
    entries.find(({ id }) => id === text) ?? (/^\d+$/.test(text) ? list.shown[Number(text) - 1] : undefined)
  );
}

async function answer(name: string, { author }: Interview): Promise<string> {
  const text = await author.ask(`${name}> `);
  if (text === undefined) throw new NoAnswer(`\`${name}\` was not answered`);
  return text;
}
