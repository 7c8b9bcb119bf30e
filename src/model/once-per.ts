/**
 * Makes a function that works out its answer once for each object and keeps it for as long as the object lives: what a
 * build has put together for one plan is never taken for another's, and goes when that plan goes. The object must not
 * change afterwards; what is read of a plan and computed from it never does.
 */
export function oncePer<Given extends WeakKey, Answer>(
  compute: (given: Given) => Answer,
): (given: Given) => Answer {
  const answers = new WeakMap<Given, { readonly answer: Answer }>();
  return (given) => {
    const known = answers.get(given);
    if (known) return known.answer;
    const answer = compute(given);
    answers.set(given, { answer });
    return answer;
  };
}

/** The same for a key, e.g. an id: the answers are kept for as long as the function is, which is made for one plan. */
export function oncePerKey<Key, Answer>(compute: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new Map<Key, { readonly answer: Answer }>();
  return (key) => {
    const known = answers.get(key);
    if (known) return known.answer;
    const answer = compute(key);
    answers.set(key, { answer });
    return answer;
  };
}
