/** Opens search by the `/` key from every page, unless somebody is writing. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  if (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
    return;
  const link = document.querySelector<HTMLAnchorElement>("a[data-search]");
  if (!link) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>("plan-search input[type=search]");
  if (field) field.focus();
  else link.click();
});
