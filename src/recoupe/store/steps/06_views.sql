-- What one reads the file by: every row with names instead of numbers. Places count characters from zero, end excluded:
-- substr(articles.text, start + 1, "end" - start) are the very words.
CREATE VIEW v_articles AS
SELECT s.name AS article, s.sha AS id, s.outlet, s.published, s.basis, s.title, s.url, s.language, s.agency, s.bylines,
  (SELECT count(*) FROM quotes q WHERE q.article = s.id) AS quotes, (SELECT count(*) FROM accounts a WHERE a.article = s.id) AS accounts,
  (SELECT count(*) FROM problems p WHERE p.article = s.id) AS problems, s.added
FROM articles s;

CREATE VIEW v_quotes AS
SELECT q.id, s.name AS article, s.outlet, s.published, coalesce(c.name, q.speaker_name) AS speaker, c.id AS speaker_id, c.kind AS speaker_kind,
  c.country AS speaker_country, q.anonymous, q.stance, q.manner, q.content, q.text, q.cue, q.lemma, q.source,
  (SELECT group_concat(value, ' → ') FROM json_each(q.relays)) AS relays, q.before, q.after, q.start, q."end",
  (SELECT min(t.statement) FROM statement_quotes t WHERE t.quote = q.key) AS statement, s.url
FROM quotes q JOIN articles s ON s.id = q.article LEFT JOIN actors a ON a.id = q.speaker LEFT JOIN actors c ON c.id = a.canon;

CREATE VIEW v_accounts AS
SELECT s.name AS article, a."index", s.outlet, s.published, a.type, a.mode, (SELECT group_concat(value, '; ') FROM json_each(a.context)) AS contexts,
  (SELECT group_concat(name, '; ') FROM (SELECT c.name FROM account_actors x JOIN actors b ON b.id = x.actor JOIN actors c ON c.id = b.canon
    WHERE x.account = a.key AND x.role = 'actor' ORDER BY x.rank)) AS actors,
  (SELECT group_concat(name, '; ') FROM (SELECT c.name FROM account_actors x JOIN actors b ON b.id = x.actor JOIN actors c ON c.id = b.canon
    WHERE x.account = a.key AND x.role = 'recipient' ORDER BY x.rank)) AS recipients,
  a.place, a.date, a.since, a.until, a.polarity, a.status, a.words, a.sentence, a.start, a."end", a.rule, q.id AS quote, e.event, o.id AS origin,
  o.kind AS origin_kind, o.name AS origin_name, s.url, a.context, a.key
FROM accounts a JOIN articles s ON s.id = a.article LEFT JOIN quotes q ON q.article = a.article AND q."index" = a.quote
LEFT JOIN event_accounts e ON e.account = a.key LEFT JOIN origins o ON o.id = e.origin;

CREATE VIEW v_events AS
SELECT e.id, e.type, (SELECT group_concat(DISTINCT a.mode) FROM event_accounts x JOIN accounts a ON a.key = x.account WHERE x.event = e.id) AS modes,
  e.date, e.since, e.until, e.place, (SELECT group_concat(value, '; ') FROM json_each(e.actor_names)) AS actors,
  (SELECT group_concat(value, '; ') FROM json_each(e.recipient_names)) AS recipients, e.sentence_fr, e.sentence_en,
  (SELECT group_concat(DISTINCT a.polarity) FROM event_accounts x JOIN accounts a ON a.key = x.account WHERE x.event = e.id) AS polarities,
  (SELECT group_concat(DISTINCT a.status) FROM event_accounts x JOIN accounts a ON a.key = x.account WHERE x.event = e.id) AS statuses,
  (SELECT group_concat(outlet, '; ') FROM (SELECT DISTINCT coalesce(s.outlet, s.name) AS outlet FROM event_accounts x
    JOIN accounts a ON a.key = x.account JOIN articles s ON s.id = a.article WHERE x.event = e.id ORDER BY s.day)) AS outlets,
  e.articles, e.origins,
  (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT o.name || ' (' || o.kind || ')' AS name FROM event_accounts x
    JOIN origins o ON o.id = x.origin WHERE x.event = e.id)) AS origin_names,
  e.disputes, (SELECT group_concat(d.sentence_fr, ' | ') FROM disputes d WHERE d.event = e.id AND d.kind = 'dispute') AS disputed,
  (SELECT group_concat(told, ' | ') FROM (SELECT a.sentence || ' [' || coalesce(s.outlet, s.name) || coalesce(', ' || s.published, '')
    || ', ' || s.name || ':' || a.start || '-' || a."end" || ']' AS told FROM event_accounts x JOIN accounts a ON a.key = x.account
    JOIN articles s ON s.id = a.article WHERE x.event = e.id ORDER BY s.day IS NULL, s.day, x.rank)) AS evidence, e.first, e.last
FROM events e;

CREATE VIEW v_claims AS
SELECT c.dispute, d.event, d.property, c.side, c.value AS side_value, c.claimed AS value, c.words, s.name AS article, s.outlet, s.published,
  c.asserted_by, o.kind AS origin_kind, o.name AS origin, c.polarity, c.status, c.start, c."end", s.url
FROM claims c JOIN disputes d ON d.id = c.dispute LEFT JOIN articles s ON s.id = c.article LEFT JOIN origins o ON o.id = c.origin;

CREATE VIEW v_disputes AS
SELECT d.id, d.event, e.type, e.date, e.sentence_fr AS event_fr, e.sentence_en AS event_en, d.property, d.severity, d.kind, d.sentence_fr,
  d.sentence_en, d.reason_fr, d.reason_en, d."check",
  (SELECT group_concat(said, ' / ') FROM (SELECT c.value || ' : ' || group_concat(c.words || ' [' || coalesce(c.asserted_by, '')
    || coalesce(', ' || s.outlet, '') || coalesce(', ' || s.published, '') || ']', ' ; ') AS said FROM claims c
    LEFT JOIN articles s ON s.id = c.article WHERE c.dispute = d.id GROUP BY c.side ORDER BY c.side)) AS sides,
  d.settled_fr, d.settled_en
FROM disputes d LEFT JOIN events e ON e.id = d.event;

CREATE VIEW v_actors AS
SELECT a.id, a.name, a.kind, a.country, a.wikidata,
  (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name FROM actors c JOIN actor_names n ON n.actor = c.id WHERE c.canon = a.id)) AS names,
  (SELECT group_concat(title, '; ') FROM (SELECT DISTINCT r.title FROM actors c JOIN actor_roles r ON r.actor = c.id WHERE c.canon = a.id)) AS offices,
  (SELECT count(DISTINCT n.article) FROM actors c JOIN actor_names n ON n.actor = c.id WHERE c.canon = a.id) AS articles,
  (SELECT count(*) FROM actors c JOIN quotes q ON q.speaker = c.id WHERE c.canon = a.id) AS quotes,
  (SELECT count(DISTINCT x.event) FROM event_actors x WHERE x.actor = a.id) AS events
FROM actors a WHERE a.canon = a.id;

CREATE VIEW v_problems AS
SELECT s.name AS article, s.outlet, p.stage, p.sentence, p.start, p."end", p.path FROM problems p LEFT JOIN articles s ON s.id = p.article;
