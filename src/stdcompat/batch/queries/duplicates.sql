-- Components that more than one row of the input names; each such row was checked by itself.
WITH places AS (
  SELECT DISTINCT results.deployment, results.component, results.source, results.row
  FROM results
  WHERE results.deployment IS NOT NULL AND results.component IS NOT NULL
)
SELECT deployment, component, count(*) AS places
FROM places
GROUP BY deployment, component
HAVING count(*) > 1
ORDER BY deployment, component
