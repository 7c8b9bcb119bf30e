/** Takes their meaning from the characters that Markdown, or a mention in a chat, would read as its own. */
export function inert(text: string): string {
  return text
    .replace(/\s*\n\s*/g, " ")
    .replace(/[\\`*_[\]<>|~]/g, "\\$&")
    .replace(/(?<!\w)[#@](?=\S)/g, "\\$&");
}
