// Offers what fits while somebody types, for the keyboard, the thumb and the ear. Without this the form is
// sent as any other.
for (const form of document.querySelectorAll("form[data-suggest]")) {
  const field = form.elements.q;
  const list = form.querySelector("[role=listbox]");
  const said = form.querySelector("[aria-live]");
  const tell = (name, value) => field.setAttribute(name, value);
  let asking = new AbortController();
  let timer;
  let at = -1;

  const choose = (place) => {
    list.children[at]?.setAttribute("aria-selected", false);
    const option = list.children[(at = place)];
    tell("aria-activedescendant", option?.id ?? "");
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
  };
  const show = (shown) => {
    choose(-1);
    list.hidden = !shown;
    tell("aria-expanded", shown);
  };
  // What is on its way when something else is typed is no longer wanted.
  const stop = () => {
    clearTimeout(timer);
    asking.abort();
  };
  const ask = async () => {
    stop();
    const { signal } = (asking = new AbortController());
    const typed = field.value.trim();
    if (!typed) return show(false);
    try {
      const answer = await fetch(form.dataset.suggest + encodeURIComponent(typed), { signal });
      const found = await answer.json();
      if (signal.aborted || document.activeElement !== field) return;
      list.replaceChildren(
        ...found.options.map(({ href, name, about }, place) => {
          const option = document.createElement("li");
          const [title, rest] = [document.createElement("b"), document.createElement("small")];
          [title.textContent, rest.textContent] = [name, about];
          Object.assign(option, { id: list.id + place, role: "option", ariaSelected: "false" });
          option.dataset.href = href;
          option.append(title, " ", rest);
          return option;
        }),
      );
      said.textContent = found.said;
      show(found.options.length > 0);
    } catch {}
  };
  const go = (option) => {
    show(false);
    location.assign(option.dataset.href);
  };

  tell("role", "combobox");
  tell("aria-autocomplete", "list");
  tell("aria-controls", list.id);
  tell("autocomplete", "off");
  show(false);
  field.addEventListener("input", () => {
    stop();
    timer = setTimeout(ask, 120);
  });
  field.addEventListener("blur", () => {
    stop();
    show(false);
  });
  field.addEventListener("keydown", (event) => {
    const { key, isComposing } = event;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const places = list.children.length + 1;
    if (isComposing) return;
    if (step && list.hidden) ask();
    else if (step) choose(((at + 1 + step + places) % places) - 1);
    else if (key === "Escape" && !list.hidden) show(false);
    else if (key === "Enter" && at >= 0) go(list.children[at]);
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", stop);
  // The field keeps the focus while one is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("li");
    if (option) go(option);
  });
}
