-- By market and the suppliers' jurisdiction: how many answers diverge, are undecided, are met, and how many exclusions bar something.
SELECT
  market, jurisdiction,
  count(CASE WHEN about = 'requirement' AND verdict_group = 'not-met' THEN 1 END) AS divergences,
  count(CASE WHEN about = 'requirement' AND verdict_group = 'open' THEN 1 END) AS undecided,
  count(CASE WHEN about = 'requirement' AND verdict_group = 'met' THEN 1 END) AS met,
  count(CASE WHEN about = 'exclusion' THEN 1 END) AS exclusions
FROM results
WHERE about IN ('requirement', 'exclusion')
GROUP BY market, jurisdiction
ORDER BY market NULLS FIRST, jurisdiction NULLS FIRST
