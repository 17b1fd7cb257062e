-- Statements are read in the order of their dates, each where its first quote stands: a page of fifty rows computes fifty.
CREATE INDEX articles_published ON articles (published);
DROP VIEW v_statements;
CREATE VIEW v_statements AS
SELECT t.statement, coalesce(c.name, l.speaker_name, '?') AS speaker, c.id AS speaker_id, c.country AS speaker_country,
  (SELECT r.title FROM actors d JOIN actor_roles r ON r.actor = d.id WHERE d.canon = c.id GROUP BY r.title ORDER BY count(*) DESC LIMIT 1) AS office,
  s.published AS date, l.stance, l.content, max(1, (SELECT count(*) FROM statement_quotes w WHERE w.statement = t.statement)) AS wordings,
  (SELECT group_concat(DISTINCT q.manner) FROM quotes q
    WHERE q.key IN (SELECT l.key UNION SELECT w.quote FROM statement_quotes w WHERE w.statement = t.statement)) AS manners,
  (SELECT group_concat(DISTINCT coalesce(p.outlet, p.name)) FROM quotes q JOIN articles p ON p.id = q.article
    WHERE q.key IN (SELECT l.key UNION SELECT w.quote FROM statement_quotes w WHERE w.statement = t.statement)) AS outlets,
  (SELECT group_concat(DISTINCT (SELECT group_concat(value, ' → ') FROM json_each(q.relays))) FROM quotes q
    WHERE q.key IN (SELECT l.key UNION SELECT w.quote FROM statement_quotes w WHERE w.statement = t.statement)) AS relays,
  max(1, (SELECT count(DISTINCT e.origin) FROM accounts a JOIN event_accounts e ON e.account = a.key
    WHERE a.article = l.article AND a.quote = l."index")) AS origins,
  (SELECT count(DISTINCT d.id) FROM accounts a JOIN event_accounts e ON e.account = a.key JOIN disputes d ON d.event = e.event AND d.kind = 'dispute'
    WHERE a.article = l.article AND a.quote = l."index") AS disputes,
  (SELECT group_concat(q.text || ' [' || coalesce(p.outlet, p.name) || coalesce(', ' || p.published, '') || ', ' || p.name || ':' || q.start
      || '-' || q."end" || ']', ' | ') FROM quotes q JOIN articles p ON p.id = q.article
    WHERE q.key IN (SELECT l.key UNION SELECT w.quote FROM statement_quotes w WHERE w.statement = t.statement)) AS evidence,
  (SELECT min(e.event) FROM accounts a JOIN event_accounts e ON e.account = a.key WHERE a.article = l.article AND a.quote = l."index") AS event
FROM articles s CROSS JOIN quotes l ON l.article = s.id LEFT JOIN statement_quotes t ON t.quote = l.key
LEFT JOIN actors a ON a.id = l.speaker LEFT JOIN actors c ON c.id = a.canon
WHERE NOT EXISTS (SELECT 1 FROM statement_quotes o JOIN quotes q ON q.key = o.quote JOIN articles p ON p.id = q.article
  WHERE o.statement = t.statement AND (coalesce(p.published, '~'), q.key) < (coalesce(s.published, '~'), l.key));
