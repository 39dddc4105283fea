// How the search of the documentation weighs what it finds; Sphinx's own weights, but for the first.
// eslint-disable-next-line no-unused-vars
var Scorer = {
  objNameMatch: 60, // "Component" finds the class before the pages that speak of components
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
