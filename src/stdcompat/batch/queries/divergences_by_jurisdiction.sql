-- By market and the suppliers' jurisdiction: how many answers diverge, are undecided, are met, and how many exclusions bar something.
SELECT
  market, jurisdiction,
  count(CASE WHEN about = 'requirement' AND verdict IN ('outdated', 'divergent', 'unmatched', 'missing') THEN 1 END)
    AS divergences,
  count(CASE WHEN about = 'requirement' AND verdict IN ('undetermined', 'unknown') THEN 1 END) AS undecided,
  count(CASE WHEN about = 'requirement' AND verdict IN ('satisfied', 'equivalent', 'covered') THEN 1 END) AS met,
  count(CASE WHEN about = 'exclusion' THEN 1 END) AS exclusions
FROM results
WHERE about IN ('requirement', 'exclusion')
GROUP BY market, jurisdiction
ORDER BY market NULLS FIRST, jurisdiction NULLS FIRST
