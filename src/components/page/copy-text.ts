/**
 * Puts the text of a `<copy-text>` on the clipboard. Its button shows only where that can work: with script, and
 * where the browser gives the page a clipboard, which it does over HTTPS and on the own machine.
 */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button");
    const text = this.querySelector("code")?.textContent;
    const status = this.querySelector("[role=status]");
    if (!button || !text || !status || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        status.textContent = "Copied.";
      } catch {
        status.textContent = "The browser did not allow it; select the text and copy it by hand.";
      }
    });
  }
}

customElements.define("copy-text", CopyText);
