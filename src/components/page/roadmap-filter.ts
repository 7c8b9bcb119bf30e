/** Narrows the roadmap down to the plans of a status or a stage, and says how many are left. */
class RoadmapFilter extends HTMLElement {
  connectedCallback(): void {
    const given = new URLSearchParams(location.search);
    for (const select of this.selects) {
      const value = given.get(select.name) ?? "";
      if ([...select.options].some((option) => option.value === value)) select.value = value;
    }
    this.addEventListener("change", () => {
      this.remember();
      this.apply();
    });
    if (this.selects.some(({ value }) => value !== "")) this.apply();
  }

  private get selects(): readonly HTMLSelectElement[] {
    return [...this.querySelectorAll("select")];
  }

  private apply(): void {
    const wanted = this.selects.filter(({ value }) => value !== "");
    const plans = [...document.querySelectorAll<HTMLElement>("[data-plan]")];
    for (const plan of plans)
      plan.hidden = wanted.some(({ name, value }) => plan.getAttribute(`data-${name}`) !== value);
    for (const group of document.querySelectorAll<HTMLElement>("section[data-group]"))
      group.hidden = group.querySelector("[data-plan]:not([hidden])") === null;
    const shown = plans.filter(({ hidden }) => !hidden).length;
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = `${shown} of ${plans.length} plans shown`;
  }

  /** Keeps the choice in the address, so that it can be sent to somebody. */
  private remember(): void {
    const search = new URLSearchParams();
    for (const { name, value } of this.selects) if (value !== "") search.set(name, value);
    const text = search.toString();
    history.replaceState(null, "", text === "" ? location.pathname : `?${text}`);
  }
}

customElements.define("roadmap-filter", RoadmapFilter);
