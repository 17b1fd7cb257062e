-- Registers are read in the order of their events: with types in that order too, a page of fifty rows computes fifty. Denials are found by an
-- index of their own, and their speakers one by one.
CREATE INDEX events_type_id ON events (type, id);
DROP INDEX events_type;
CREATE INDEX accounts_denied ON accounts (polarity) WHERE polarity = 'denied';
DROP VIEW v_accusations;
CREATE VIEW v_accusations AS
SELECT e.id AS event, 'accusation' AS kind, e.actors AS who, e.recipients AS whom, e.modes AS manner, e.date, e.sentence_fr AS sentence,
  (SELECT group_concat(o.sentence_fr, ' | ') FROM event_links l JOIN events o ON o.id = l.other WHERE l.event = e.id) AS answered, e.outlets, e.origins,
  e.origin_names, e.disputes, e.disputed, e.evidence
FROM v_events e WHERE e.type = 'ACCUSE'
UNION ALL
SELECT e.id, 'denial', coalesce((SELECT q.speaker FROM v_quotes q WHERE q.id = a.quote), a.actors), a.recipients, a.type, a.date, a.sentence, NULL,
  coalesce(a.outlet, a.article), e.origins, a.origin_name, e.disputes, e.disputed,
  a.sentence || ' [' || coalesce(a.outlet, a.article) || coalesce(', ' || a.published, '') || ', ' || a.article || ':' || a.start || '-' || a."end" || ']'
FROM v_accounts a JOIN v_events e ON e.id = a.event WHERE a.polarity = 'denied'
UNION ALL
SELECT NULL, 'denial', q.speaker, NULL, q.stance, q.published, q.content, NULL, coalesce(q.outlet, q.article), 1, q.speaker || ' (speaker)', 0, NULL,
  q.text || ' [' || coalesce(q.outlet, q.article) || coalesce(', ' || q.published, '') || ', ' || q.article || ':' || q.start || '-'
    || q."end" || ']'
FROM v_quotes q WHERE q.stance = 'deny' AND NOT EXISTS (SELECT 1 FROM v_accounts a WHERE a.quote = q.id AND a.polarity = 'denied' AND a.event IS NOT NULL);
