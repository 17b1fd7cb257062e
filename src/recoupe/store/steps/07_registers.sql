-- Registers, as researchers keep them: one row a happening (or a statement), with its evidence, outlets, origins and disputes.
-- What an event counts, one row a thing counted: who says how many.
CREATE VIEW v_counts AS
SELECT x.event, json_extract(q.value, '$.unit') AS unit, json_extract(q.value, '$.modifier') AS modifier, json_extract(q.value, '$.measure') AS measure,
  json_extract(a.telling, '$.count_kinds[' || q.key || ']') AS kind, json_extract(q.value, '$.low') AS low, json_extract(q.value, '$.high') AS high,
  json_extract(q.value, '$.hedge') AS hedge, json_extract(a.telling, '$.count_words[' || q.key || ']') AS words, a.status, a.polarity, a.date,
  x.origin, s.name AS article, s.outlet
FROM event_accounts x JOIN accounts a ON a.key = x.account JOIN articles s ON s.id = a.article, json_each(a.telling, '$.counts') q
WHERE a.telling IS NOT NULL;

CREATE VIEW v_counted AS
SELECT *, CASE WHEN kind IN ('fighters', 'attackers', 'people', 'crowd', 'deaths', 'wounded', 'missing', 'captives') THEN kind ELSE unit END AS thing
FROM v_counts;

-- The same, one row a thing counted in an event: least, most, and what most origins say. People are one thing under any name (fighters,
-- mercenaries), goods are told apart. A number stands in brackets where it is hedged, open to one side, or told otherwise by another account.
CREATE VIEW v_numbers AS
SELECT *, CASE WHEN NOT uncertain THEN printf('%.12g', best) WHEN low < high THEN '(' || printf('%.12g', low) || '–' || printf('%.12g', high) || ')'
  ELSE '(' || printf('%.12g', best) || ')' END AS number
FROM (
  SELECT event, group_concat(DISTINCT unit) AS unit, kind, min(coalesce(low, high)) AS low, max(coalesce(high, low)) AS high,
    (SELECT coalesce(b.low, b.high) FROM v_counted b WHERE b.event = n.event AND b.thing = n.thing
      GROUP BY coalesce(b.low, b.high) ORDER BY count(DISTINCT b.origin) DESC, count(*) DESC, 1 LIMIT 1) AS best,
    count(DISTINCT coalesce(low, high)) > 1 OR max(hedge IS NOT NULL) OR max(modifier IS NOT NULL) OR max(low IS NOT high) AS uncertain,
    group_concat(DISTINCT words) AS words
  FROM v_counted n GROUP BY event, thing
);

CREATE VIEW v_statements AS
SELECT q.statement, coalesce(q.speaker, '?') AS speaker, q.speaker_id, q.speaker_country,
  (SELECT r.title FROM actors c JOIN actor_roles r ON r.actor = c.id WHERE c.canon = q.speaker_id GROUP BY r.title ORDER BY count(*) DESC LIMIT 1)
    AS office, min(q.published) AS date, q.stance, q.content, count(*) AS wordings, group_concat(DISTINCT q.manner) AS manners,
  group_concat(DISTINCT coalesce(q.outlet, q.article)) AS outlets, group_concat(DISTINCT q.relays) AS relays,
  max(1, (SELECT count(DISTINCT a.origin) FROM v_accounts a WHERE a.quote = q.id)) AS origins,
  (SELECT count(DISTINCT d.id) FROM v_accounts a JOIN disputes d ON d.event = a.event AND d.kind = 'dispute' WHERE a.quote = q.id) AS disputes,
  group_concat(q.text || ' [' || coalesce(q.outlet, q.article) || coalesce(', ' || q.published, '') || ', ' || q.article || ':' || q.start
    || '-' || q."end" || ']', ' | ') AS evidence, (SELECT min(a.event) FROM v_accounts a WHERE a.quote = q.id) AS event
FROM v_quotes q GROUP BY coalesce(q.statement, q.id);

CREATE VIEW v_visits AS
SELECT e.id AS event, e.actors AS who,
  (SELECT group_concat(title, '; ') FROM (SELECT DISTINCT r.title FROM event_actors x JOIN actors c ON c.canon = x.actor JOIN actor_roles r ON r.actor = c.id
    WHERE x.event = e.id AND x.role = 'actor')) AS office,
  (SELECT group_concat(DISTINCT a.country) FROM event_actors x JOIN actors a ON a.id = x.actor WHERE x.event = e.id AND x.role = 'actor') AS "from",
  coalesce(e.place, (SELECT group_concat(DISTINCT a.country) FROM event_actors x JOIN actors a ON a.id = x.actor
    WHERE x.event = e.id AND x.role = 'recipient')) AS "to",
  e.recipients AS with_whom, e.date, e.since, e.until, e.statuses AS status, e.polarities AS polarity, e.sentence_fr AS sentence, e.outlets, e.origins,
  e.origin_names, e.disputes, e.disputed, e.evidence
FROM v_events e WHERE e.type = 'CONSULT' AND ',' || e.modes || ',' LIKE '%,visit,%';

CREATE VIEW v_transfers AS
SELECT e.id AS event, e.actors AS supplier, e.recipients AS recipient, n.unit AS designation,
  n.number, n.low, n.best, n.high, n.words,
  (SELECT min(c.date) FROM v_accounts c WHERE c.event = e.id AND c.status IN ('planned', 'requested', 'possible')) AS ordered,
  (SELECT min(c.date) FROM v_accounts c WHERE c.event = e.id AND c.status IN ('actual', 'ongoing')) AS delivered,
  e.statuses AS status, e.polarities AS polarity, e.sentence_fr AS sentence, e.outlets, e.origins, e.origin_names, e.disputes, e.disputed, e.evidence
FROM v_events e JOIN v_numbers n ON n.event = e.id
WHERE e.type IN ('AID', 'COOPERATE', 'AGREE') AND (n.kind IN ('aircraft', 'vehicles', 'arms', 'ships') OR (
  EXISTS (SELECT 1 FROM v_accounts c, json_each(c.context) t WHERE c.event = e.id AND t.value = 'military')
  AND coalesce(n.kind, '') NOT IN ('fighters', 'attackers', 'people', 'crowd', 'deaths', 'wounded', 'missing', 'captives', 'countries', 'votes',
    'money', 'share', 'duration')));

CREATE VIEW v_deployments AS
SELECT e.id AS event, CASE WHEN e.type = 'MOBILIZE' THEN 'deployment' ELSE 'withdrawal' END AS movement, e.actors AS who, e.recipients AS against_or_for,
  e.place AS "where", n.unit AS counted, n.number, n.low,
  n.best, n.high, e.date, e.since, e.until, e.statuses AS status, e.polarities AS polarity, e.sentence_fr AS sentence, e.outlets, e.origins,
  e.origin_names, e.disputes, e.disputed, e.evidence
FROM v_events e LEFT JOIN v_numbers n ON n.event = e.id
WHERE e.type = 'MOBILIZE' OR (e.type IN ('RETREAT', 'SANCTION', 'CONCEDE') AND (',' || e.modes || ',' LIKE '%,withdraw,%'));

CREATE VIEW v_votes AS
SELECT e.id AS event, a.actors AS voter, coalesce(a.mode, '') AS vote, a.recipients AS about, e.place AS body, a.date, a.status, a.polarity,
  a.sentence, e.sentence_fr AS event_sentence, coalesce(a.outlet, a.article) AS outlets, e.origins, a.origin_name AS origin_names, e.disputes, e.disputed,
  a.sentence || ' [' || coalesce(a.outlet, a.article) || coalesce(', ' || a.published, '') || ', ' || a.article || ':' || a.start || '-'
    || a."end" || ']' AS evidence
FROM v_events e JOIN v_accounts a ON a.event = e.id WHERE e.type = 'VOTE';

CREATE VIEW v_sanctions AS
SELECT e.id AS event, e.actors AS who, e.recipients AS whom, e.type AS kind, e.modes AS measure, e.place AS "where", e.date, e.since, e.until,
  e.statuses AS status, e.polarities AS polarity, e.sentence_fr AS sentence, e.outlets, e.origins, e.origin_names, e.disputes, e.disputed, e.evidence
FROM v_events e WHERE e.type = 'SANCTION' OR ',' || e.modes || ',' LIKE '%,expel,%' OR ',' || e.modes || ',' LIKE '%,deport,%';

CREATE VIEW v_accusations AS
SELECT e.id AS event, 'accusation' AS kind, e.actors AS who, e.recipients AS whom, e.modes AS manner, e.date, e.sentence_fr AS sentence,
  (SELECT group_concat(o.sentence_fr, ' | ') FROM event_links l JOIN events o ON o.id = l.other WHERE l.event = e.id) AS answered, e.outlets, e.origins,
  e.origin_names, e.disputes, e.disputed, e.evidence
FROM v_events e WHERE e.type = 'ACCUSE'
UNION ALL
SELECT e.id, 'denial', coalesce(q.speaker, a.actors), a.recipients, a.type, a.date, a.sentence, NULL, coalesce(a.outlet, a.article), e.origins, a.origin_name, e.disputes,
  e.disputed, a.sentence || ' [' || coalesce(a.outlet, a.article) || coalesce(', ' || a.published, '') || ', ' || a.article || ':' || a.start
    || '-' || a."end" || ']'
FROM v_accounts a JOIN v_events e ON e.id = a.event LEFT JOIN v_quotes q ON q.id = a.quote WHERE a.polarity = 'denied'
UNION ALL
SELECT NULL, 'denial', q.speaker, NULL, q.stance, q.published, q.content, NULL, coalesce(q.outlet, q.article), 1, q.speaker || ' (speaker)', 0, NULL,
  q.text || ' [' || coalesce(q.outlet, q.article) || coalesce(', ' || q.published, '') || ', ' || q.article || ':' || q.start || '-'
    || q."end" || ']'
FROM v_quotes q WHERE q.stance = 'deny' AND NOT EXISTS (SELECT 1 FROM v_accounts a WHERE a.quote = q.id AND a.polarity = 'denied' AND a.event IS NOT NULL);

CREATE VIEW v_aid AS
SELECT e.id AS event, e.actors AS giver, e.recipients AS receiver, n.unit AS counted,
  n.number, n.low, n.best, n.high,
  (SELECT group_concat(DISTINCT c.contexts) FROM v_accounts c WHERE c.event = e.id) AS contexts, e.place, e.date, e.since, e.until,
  e.statuses AS status, e.polarities AS polarity, e.sentence_fr AS sentence, e.outlets, e.origins, e.origin_names, e.disputes, e.disputed, e.evidence
FROM v_events e LEFT JOIN v_numbers n ON n.event = e.id WHERE e.type = 'AID';
