-- Claims that correspond to nothing asked for, and answer nothing else in their deployment, by supplier.
WITH useful AS (
  SELECT DISTINCT market, deployment, claim
  FROM results
  WHERE about = 'requirement' AND claim IS NOT NULL AND verdict NOT IN ('unmatched', 'unknown')
),
locked AS (
  SELECT DISTINCT
    results.market, results.supplier, results.jurisdiction, results.claim, results.deployment, results.component
  FROM results
  LEFT JOIN useful
    ON useful.market = results.market AND useful.deployment = results.deployment AND useful.claim = results.claim
  WHERE results.about = 'requirement' AND results.code = 'MKT102' AND useful.claim IS NULL
)
SELECT
  market,
  supplier,
  jurisdiction,
  claim,
  count(DISTINCT deployment) AS deployments,
  count(*) AS components
FROM locked
GROUP BY market, supplier, jurisdiction, claim
ORDER BY market, supplier NULLS FIRST, jurisdiction NULLS FIRST, claim
