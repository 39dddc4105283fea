/* Nothing here is needed to read the page: it filters, keeps the language of the document true, and unfolds what a link leads to. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const speak = () => { document.documentElement.lang = document.getElementById("show-zh").checked ? "zh-Hans" : "en"; };
  all("input.switch").forEach((radio) => radio.addEventListener("change", speak));
  speak();

  // A link into something folded opens it.
  const reveal = () => { const at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1))); if (at) for (let up = at; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true; };
  addEventListener("hashchange", reveal);
  reveal();

  all("article.report").forEach((report) => {
    const form = report.querySelector("form.filter");
    if (!form) return;
    form.hidden = false;
    const answers = all(".answer", report).map((node) => ({ node, text: node.textContent.toLowerCase() }));
    const apply = () => {
      const text = form.elements.text.value.trim().toLowerCase();
      const supplier = form.elements.supplier.value;
      const whole = form.elements.supplier.selectedIndex === 0;
      const verdicts = new Set(all('input[name="verdict"]:checked', form).map((box) => box.value));
      let shown = 0;
      answers.forEach(({ node, text: own }) => {
        const theirs = whole || all(".whose", node).some((one) => one.dataset.supplier === supplier);
        node.hidden = !(theirs && verdicts.has(node.dataset.verdict) && own.includes(text));
        shown += node.hidden ? 0 : 1;
      });
      all(".entry", report).forEach((entry) => { entry.hidden = !entry.querySelector(".answer:not([hidden])"); });
      all("table.map tbody tr", report).forEach((row) => { row.hidden = !whole && row.dataset.supplier !== supplier; });
      form.querySelector("output").textContent = `${shown} / ${answers.length}`;
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  });
})();
