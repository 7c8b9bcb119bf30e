/** What became of a value: what it is in a plan, or why it does not fit and what to do. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string; readonly hint: string };

export function taken<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function refused(message: string, hint: string): Outcome<never> {
  return { ok: false, message, hint };
}
