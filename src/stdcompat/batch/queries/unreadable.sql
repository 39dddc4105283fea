-- Rows of the input that could not be read, and why.
SELECT results.source, results.row, results.deployment, results.component, results.message
FROM results
WHERE results.about = 'problem'
ORDER BY source NULLS FIRST, row NULLS FIRST, message
