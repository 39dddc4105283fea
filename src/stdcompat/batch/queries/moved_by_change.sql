-- Which change of the catalog moved which deployments: every answer whose verdict is another one in the later run,
-- with each changed record that names a document on which the answer rests, before or after.
WITH earlier AS (
  SELECT * FROM before WHERE about = 'requirement'
),
later AS (
  SELECT * FROM after WHERE about = 'requirement'
),
moved AS (
  SELECT
    coalesce(later.market, earlier.market) AS market,
    coalesce(later.deployment, earlier.deployment) AS deployment,
    coalesce(later.component, earlier.component) AS component,
    coalesce(later.requirement, earlier.requirement) AS requirement,
    coalesce(later.needed, earlier.needed) AS needed,
    earlier.verdict AS verdict_before,
    later.verdict AS verdict_after,
    earlier.rests_on AS rested_on,
    later.rests_on AS rests_on
  FROM earlier
  FULL OUTER JOIN later
    ON earlier.market = later.market
    AND earlier.deployment = later.deployment
    AND earlier.component = later.component
    AND earlier.requirement = later.requirement
    AND coalesce(earlier.needed, '') = coalesce(later.needed, '')
  WHERE coalesce(earlier.verdict, '') <> coalesce(later.verdict, '')
)
SELECT
  changes.kind,
  changes.key,
  changes.change,
  moved.market,
  moved.deployment,
  moved.component,
  moved.requirement,
  moved.needed,
  moved.verdict_before,
  moved.verdict_after
FROM moved
LEFT JOIN changes
  ON array_contains(moved.rested_on, changes.document) OR array_contains(moved.rests_on, changes.document)
GROUP BY ALL
ORDER BY
  kind NULLS FIRST, key NULLS FIRST, change NULLS FIRST,
  market, deployment, component, requirement, needed NULLS FIRST
